package io.millrace.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What {@code --help} says of a program's options: its own, and ours; Beam's are named. */
final class OptionsHelp {

  private static final String BEAM = "org.apache.beam.";

  private OptionsHelp() {}

  static String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, false, UTF_8);
    for (Class<? extends PipelineOptions> kind : own()) {
      PipelineOptionsFactory.printHelp(out, kind);
    }
    out.printf(
        "With every runner:%n%n  --runner=<%s>%n    Where the pipeline runs. Default: that of the"
            + " master that is named, such as --flinkMaster, or else %s.%n%n"
            + "  --parallelism=<int>%n    How many workers. Default: one a processor.%n%n"
            + "All options of Beam and of the runners are taken as well.%n",
        RunnerProfiles.all().stream().map(RunnerProfile::name).collect(joining("|")),
        PipelineArguments.DEFAULT_RUNNER);
    out.flush();
    return text.toString(UTF_8);
  }

  /** The program's come first. */
  private static List<Class<? extends PipelineOptions>> own() {
    return PipelineArguments.registered()
        .filter(kind -> !isBeams(kind))
        .sorted(
            Comparator.<Class<?>, Boolean>comparing(
                    kind -> kind.getName().startsWith("io.millrace."))
                .thenComparing(Class::getName))
        .toList();
  }

  /** Whether an interface is one of Beam's, whose required options are for others to check. */
  static boolean isBeams(Class<?> kind) {
    return kind.getName().startsWith(BEAM);
  }
}
