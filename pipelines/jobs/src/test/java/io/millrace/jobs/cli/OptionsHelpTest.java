package io.millrace.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.options.FlowOptions;
import io.millrace.jobs.Job;
import io.millrace.jobs.Screen;
import io.millrace.jobs.copy.Copy;
import io.millrace.jobs.rollup.Rollup;
import io.millrace.runner.flink.ClusterOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsHelpTest {

  private static final Map<String, Job> JOBS = Map.of("rollup", new Rollup(), "copy", new Copy());

  @ParameterizedTest
  @CsvSource({"rollup, 80", "rollup, 200", "copy, 80", "copy, 200"})
  void ofJob(String job, int width) throws IOException {
    assertThat(text(job, width)).isEqualTo(golden("help-%s-%d.txt".formatted(job, width)));
  }

  @Test
  void ofJob_linesAreAsWideAsTheTerminal_butForWords() {
    assertThat(text("rollup", 80).lines().filter(line -> line.length() > 80)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollup", "copy", "numbers", "jobs", "cancel", "stop", "savepoint"})
  void help_leavesStandardErrorEmpty(String command) {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(warnings, true, UTF_8));
    Screen screen;
    try {
      screen = Screen.of(command, "--help");
    } finally {
      System.setErr(err);
    }

    assertThat(screen.code()).isZero();
    assertThat(screen.out()).startsWith("Usage: millrace " + command);
    assertThat(screen.err() + warnings.toString(UTF_8)).isEmpty();
  }

  @Test
  void optionsOfPipelines_areThoseThatThereAre() {
    List<String> ours =
        Stream.of(FlowOptions.class, ClusterOptions.class)
            .flatMap(options -> Stream.of(options.getDeclaredMethods()))
            .map(method -> method.getName())
            .filter(name -> name.startsWith("set"))
            .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
            .toList();

    assertThat(PipelineOption.ALL.stream().map(PipelineOption::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(ours.stream(), Stream.of("flinkMaster")).toList());
  }

  private static String text(String job, int width) {
    CommandLine line = new CommandLine(JOBS.get(job)).addMixin("common", new CommonOptions());
    return OptionsHelp.ofJob(line.setCommandName("millrace " + job), width);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = OptionsHelpTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
