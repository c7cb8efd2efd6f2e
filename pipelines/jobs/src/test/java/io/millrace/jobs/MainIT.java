package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class MainIT {

  private static final String FLAGS_SHOWN = "-XX:+PrintCommandLineFlags";

  @ParameterizedTest
  @MethodSource("questions")
  void question_loadsNoBeam(List<String> arguments) throws Exception {
    Screen screen =
        Millrace.startWith("", List.of("-Xlog:class+load"), arguments.toArray(String[]::new))
            .await();

    assertThat(screen.code()).isZero();
    assertThat(screen.out())
        .contains("io.millrace.jobs.cli.Cli ")
        .doesNotContain(" org.apache.beam.", " org.apache.flink.");
  }

  static Stream<List<String>> questions() {
    Stream<List<String>> ofJobs =
        ServiceLoader.load(Job.class).stream()
            .map(job -> List.of(job.type().getAnnotation(Command.class).name(), "--help"));
    return Stream.concat(
        Stream.of(
            List.of("jobs"),
            List.of("--help"),
            List.of("--version"),
            List.of("stop", "--help"),
            List.of("resume", "--help")),
        ofJobs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void job_done(String runner) throws Exception {
    Screen screen = Millrace.start("numbers", "--runner=" + runner, "--parallelism=2").await();

    assertThat(screen).isEqualTo(new Screen(0, String.format("10 numbers, 2 workers%n"), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void job_fails_twoLines(String runner) throws Exception {
    Screen screen = Millrace.start("numbers", "--runner=" + runner, "--failAt=3").await();

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err().lines())
        .containsExactly(
            "millrace: numbers failed: IllegalStateException: no luck with 3",
            "millrace: mend what this names, and run it again;"
                + " --stacktrace shows where it happened");
  }

  @Test
  void wrongUse_oneLine() throws Exception {
    Screen screen = Millrace.start("numbers", "--limt=3").await();

    assertThat(screen)
        .isEqualTo(
            new Screen(
                2, "", String.format("millrace: --limt: no such option; did you mean --limit?%n")));
  }

  @Test
  void smallJob_jvmThatStartsFast() throws Exception {
    Screen screen = Millrace.startWith(FLAGS_SHOWN, List.of(), "numbers").await();

    assertThat(screen.out()).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  @Test
  void largeJob_jvmThatRunsFast() throws Exception {
    Screen screen = Millrace.startWith(FLAGS_SHOWN, List.of(), "numbers", "--big").await();

    assertThat(screen.out())
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void jvmOfTheRightSize_noSecondOne() throws Exception {
    Millrace millrace =
        Millrace.startWith(
            "", List.of("-Dmillrace.jvm=SMALL"), "numbers", "--announce", "--pauseMillis=9999");

    millrace.awaitOutput("numbers begin");

    assertThat(millrace.children()).isEmpty();
    millrace.handle().destroy();
    millrace.await();
  }

  @Test
  void flinkEmbedded_leavesNoFiles(@TempDir Path scratch) throws Exception {
    Screen screen =
        Millrace.startWith(
                "-Djava.io.tmpdir=" + scratch, List.of(), "numbers", "--runner=FlinkRunner")
            .await();

    assertThat(screen.code()).isZero();
    assertThat(scratch).isEmptyDirectory();
  }
}
