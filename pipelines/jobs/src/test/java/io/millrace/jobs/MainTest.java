package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void jobs_nameAndDescription() {
    assertThat(Screen.of("jobs").out())
        .contains(String.format("numbers  Counts the numbers below a limit.%n"));
  }

  @Test
  void help_showsUseAndJobs() {
    Screen screen = Screen.of("--help");

    assertThat(screen.code()).isZero();
    assertThat(screen.out()).contains("Usage: millrace JOB", "  numbers  Counts the numbers");
  }

  @Test
  void help_runnersAndWhatTheyLack() {
    assertThat(Screen.of("--help").out())
        .contains(
            "  BoundedRunner: in tests\n    but it waits for ever\n  DirectRunner: this process",
            "\n    but what Beam's own transforms and flows without end shuffle lies in the heap: ",
            "\n  FlinkRunner: Flink inside this process");
  }

  @Test
  void version_namesEngines() {
    assertThat(Screen.of("--version").out())
        .matches("millrace \\S+ \\(Apache Beam 2\\S+, Apache Flink 1\\S+, Java \\S+\\)\\R");
  }

  @Test
  void jobHelp_ownAndCommonOptions() {
    Screen screen = Screen.of("numbers", "--help");

    assertThat(screen.code()).isZero();
    assertThat(screen.out()).contains("Usage: millrace numbers", "--limit", "Running:", "--runner");
  }

  @Test
  void nothing_isHelp() {
    assertThat(Screen.of()).isEqualTo(Screen.of("--help"));
  }

  @Test
  void unknownJob_nearest() {
    assertWrong(Screen.of("nubmers"), "'nubmers' is no job; did you mean numbers?");
  }

  @Test
  void unknownJob_nothingNear_all() {
    assertThat(Screen.of("translate").err())
        .startsWith("millrace: 'translate' is no job; there are: ");
  }

  @Test
  void unknownOption_nearestOfTheJob() {
    assertWrong(Screen.of("numbers", "--limt=3"), "--limt: no such option; did you mean --limit?");
  }

  @Test
  void unknownOption_nearestOfTheFlow() {
    assertWrong(
        Screen.of("numbers", "--shrads=3"), "--shrads: no such option; did you mean --shards?");
  }

  @Test
  void unknownOption_nearestOfTheRunner() {
    assertWrong(
        Screen.of("numbers", "--flinkMastre=a"),
        "--flinkMastre: no such option; did you mean --flinkMaster?");
  }

  @Test
  void unknownOption_nothingNear() {
    assertWrong(
        Screen.of("numbers", "--zzzzzzzzz=3"),
        "--zzzzzzzzz: no such option; --help lists the options");
  }

  @Test
  void valueOfWrongType() {
    assertWrong(
        Screen.of("numbers", "--limit=few"),
        "Invalid value for option '--limit': 'few' is not an int;"
            + " millrace numbers --help lists the options");
  }

  @Test
  void valueAfterASpace() {
    assertWrong(
        Screen.of("numbers", "--shards", "3"),
        "--shards=true: must be of type integer; options are written --name=value,"
            + " without a space");
  }

  @Test
  void unknownRunner() {
    assertWrong(
        Screen.of("numbers", "--runner=flnk"),
        "--runner=flnk: no such runner; did you mean flink? available: BoundedRunner,"
            + " DirectRunner, FlinkRunner");
  }

  @Test
  void wrongUse_thrownByTheJob() {
    assertWrong(Screen.of("numbers", "--limit=13"), "--limit=13: must be a lucky number; take 7");
  }

  @Test
  void wrongUse_illegalArgumentOfTheConstruction() {
    assertWrong(Screen.of("numbers", "--limit=-1"), "--limit=-1: must not be negative");
  }

  @Test
  void wrongUse_runnerLacksWhatThePipelineNeeds() {
    assertWrong(
        Screen.of("ticks", "--runner=BoundedRunner", "--file=none"),
        "--runner=BoundedRunner: the input of 'ticks' has no end;" + " it waits for ever");
  }

  @Test
  void done() {
    Screen screen = Screen.of("numbers", "--limit=7", "--parallelism=1");

    assertThat(screen).isEqualTo(new Screen(0, String.format("7 numbers, 1 workers%n"), ""));
  }

  @Test
  void done_onFlink() {
    Screen screen = Screen.of("numbers", "--runner=FlinkRunner", "--limit=7", "--parallelism=1");

    assertThat(screen).isEqualTo(new Screen(0, String.format("7 numbers, 1 workers%n"), ""));
  }

  @Test
  void parallelism_isTheRunners() {
    assertThat(Screen.of("numbers", "--parallelism=3").out()).contains("3 workers");
  }

  @Test
  void pipelineOption_passesThrough() {
    assertThat(Screen.of("numbers", "--workers=5").out()).contains("5 workers");
  }

  @Test
  void quiet_saysNothing() {
    assertThat(Screen.of("numbers", "--quiet")).isEqualTo(new Screen(0, "", ""));
  }

  @Test
  void explain_runnerAndJvm() {
    assertThat(Screen.of("numbers", "--explain").out())
        .contains("DirectRunner: ")
        .contains("  but what Beam's own transforms and flows without end shuffle lies in the heap")
        .contains("--enforceImmutability=false  tuned: encodes every element twice")
        .contains("JVM of a small job:")
        .contains("-XX:+UseSerialGC");
  }

  @Test
  void explain_options_whoSaysSo() {
    String out =
        Screen.of("numbers", "--explain", "--parallelism=3", "--tableMemory=64", "--blockOnRun")
            .out();

    assertThat(out.lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " --tableMemory=64 yours",
            " --blockOnRun=true yours",
            " --targetParallelism=3 tuned: as --parallelism says",
            " --shards=12 default: four a worker, for each reduce");
    assertThat(out).containsOnlyOnce("--tableMemory").containsOnlyOnce("--blockOnRun");
  }

  @Test
  void explain_runsNothing() {
    Screen screen = Screen.of("numbers", "--explain", "--failAt=3");

    assertThat(screen.code()).isZero();
    assertThat(screen.out()).doesNotContain("numbers,");
  }

  @Test
  void explain_quiet_saysWhatIsWrongAlone() {
    assertThat(Screen.of("numbers", "--explain", "--quiet")).isEqualTo(new Screen(0, "", ""));
    assertWrong(
        Screen.of("numbers", "--explain", "--quiet", "--limit=-1"),
        "--limit=-1: must not be negative");
  }

  @Test
  void explain_wrongUse() {
    Screen screen = Screen.of("numbers", "--explain", "--limit=-1");

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err()).contains("--limit=-1: must not be negative");
  }

  @Test
  void failure_messageAndRemedy() {
    Screen screen = Screen.of("numbers", "--failAt=3");

    assertThat(screen)
        .isEqualTo(
            new Screen(
                1,
                "",
                String.format(
                    "millrace: numbers failed: IllegalStateException: no luck with 3%n"
                        + "millrace: mend what this names, and run it again;"
                        + " --stacktrace shows where it happened%n")));
  }

  @Test
  void failure_outsideThePipeline_oneLineAndRemedy() {
    Screen screen = Screen.of("numbers", "--lost");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err().lines())
        .hasSize(2)
        .startsWith("millrace: numbers failed: IOException: numbers are lost on the way");
  }

  @Test
  void failure_stacktrace() {
    Screen screen = Screen.of("numbers", "--failAt=3", "--stacktrace");

    assertThat(screen.err())
        .contains("\tat io.millrace.jobs.numbers.NumbersPipeline$CountNumbers.count")
        .endsWith(String.format("millrace: mend what the first line names, and run it again%n"));
  }

  private static void assertWrong(Screen screen, String line) {
    assertThat(screen).isEqualTo(new Screen(2, "", String.format("millrace: %s%n", line)));
  }
}
