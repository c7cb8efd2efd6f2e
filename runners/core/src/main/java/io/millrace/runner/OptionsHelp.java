package io.millrace.runner;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What {@code --help} says of a program's options: its own, and ours; Beam's are named. */
final class OptionsHelp {

  private static final String BEAM = "org.apache.beam.";

  private OptionsHelp() {}

  /** Of a program that has registered its options. */
  static String text() {
    return text(Stream.empty());
  }

  /** Of a program with these options. */
  static String text(Stream<Class<? extends PipelineOptions>> program) {
    StringBuilder text = new StringBuilder();
    for (Class<? extends PipelineOptions> kind : own(program)) {
      text.append("%s:%n%n".formatted(kind.getName()));
      options(kind).forEach(option -> text.append(described(option)));
    }
    return text.append(
            ("With every runner:%n%n  --runner=<%s>%n    Where the pipeline runs. Default: that of"
                    + " the master that is named, such as --flinkMaster, or else %s.%n%n"
                    + "  --parallelism=<int>%n    How many workers. Default: one a processor.%n%n"
                    + "All options of Beam and of the runners are taken as well.%n")
                .formatted(
                    RunnerProfiles.all().stream().map(RunnerProfile::name).collect(joining("|")),
                    PipelineArguments.DEFAULT_RUNNER))
        .toString();
  }

  /** The getters of the options that are not Beam's, by name. */
  private static List<Method> options(Class<? extends PipelineOptions> kind) {
    return Stream.of(kind.getMethods())
        .filter(method -> !isBeams(method.getDeclaringClass()))
        .filter(method -> method.getName().matches("(get|is)[A-Z].*"))
        .sorted(Comparator.comparing(OptionsHelp::name))
        .toList();
  }

  private static String described(Method getter) {
    Description description = getter.getAnnotation(Description.class);
    return "  --%s=<%s>%s%n%s%n"
        .formatted(
            name(getter),
            getter.getReturnType().getSimpleName(),
            getter.isAnnotationPresent(Validation.Required.class) ? " (required)" : "",
            description == null ? "" : "    %s%n".formatted(description.value()));
  }

  private static String name(Method getter) {
    String property = getter.getName().replaceFirst("get|is", "");
    return Character.toLowerCase(property.charAt(0)) + property.substring(1);
  }

  /** The program's come first. */
  private static List<Class<? extends PipelineOptions>> own(
      Stream<Class<? extends PipelineOptions>> program) {
    return Stream.concat(program, PipelineArguments.registered())
        .distinct()
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
