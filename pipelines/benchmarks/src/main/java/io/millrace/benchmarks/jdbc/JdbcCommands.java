package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.Commands;
import io.millrace.benchmarks.harness.ContestantFailedException;
import io.millrace.benchmarks.jdbc.rollup.BeamRollup;
import io.millrace.benchmarks.jdbc.rollup.CopyRollup;
import io.millrace.benchmarks.jdbc.rollup.FlinkRollup;
import io.millrace.benchmarks.jdbc.rollup.LoopRollup;
import io.millrace.benchmarks.jdbc.rollup.SqlRollup;
import io.millrace.benchmarks.jdbc.upsert.BeamUpsert;
import io.millrace.benchmarks.jdbc.upsert.FlowUpsert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The command lines of contestants. Ours at the rollup is the one that a user types. */
final class JdbcCommands {

  private static final String DIRECT = "--runner=DirectRunner";
  private static final String ON_FLINK = "--runner=FlinkRunner";

  private final Path home;
  private final Commands jvm;
  private final String url;

  /**
   * Commands of programs that were built.
   *
   * @param home the project's folder
   * @param jvm how the other contestants' JVMs are started
   */
  JdbcCommands(Path home, Commands jvm, String url) {
    this.home = home;
    this.jvm = jvm;
    this.url = url;
  }

  /** What starts a contestant. */
  List<String> command(JdbcContest contest) {
    return switch (contest.work()) {
      case ROLLUP -> rollup(contest);
      case UPSERT -> upsert(contest);
    };
  }

  private List<String> rollup(JdbcContest contest) {
    return switch (contest.contestant()) {
      case SQL -> program(contest, SqlRollup.class);
      case COPY -> program(contest, CopyRollup.class);
      case LOOP -> program(contest, LoopRollup.class);
      case FLINK -> program(contest, FlinkRollup.class);
      case BEAM_DIRECT -> program(contest, BeamRollup.class, DIRECT);
      case BEAM_FLINK -> program(contest, BeamRollup.class, ON_FLINK);
      case OURS_DIRECT -> rollup(contest, DIRECT);
      case OURS_FLINK -> rollup(contest, ON_FLINK);
      case OURS_PUSHDOWN -> rollup(contest, DIRECT, "--pushdown=aggregate");
    };
  }

  private List<String> upsert(JdbcContest contest) {
    return switch (contest.contestant()) {
      case BEAM_DIRECT -> program(contest, BeamUpsert.class, DIRECT);
      case BEAM_FLINK -> program(contest, BeamUpsert.class, ON_FLINK);
      case OURS_DIRECT -> program(contest, FlowUpsert.class, DIRECT);
      case OURS_FLINK -> program(contest, FlowUpsert.class, ON_FLINK);
      default -> throw new IllegalArgumentException("takes no part: " + contest.title());
    };
  }

  /** Who can take part: all, but for a way that {@code millrace rollup} does not have yet. */
  Predicate<Contestant> takingPart() throws IOException, InterruptedException {
    Path help = Files.createTempFile("bench-", ".log");
    try {
      ChildProcess.run(List.of(millrace(), "rollup", "--help"), Duration.ofMinutes(1), help);
      boolean pushes = Files.readString(help).contains("--pushdown");
      return contestant -> pushes || contestant != Contestant.OURS_PUSHDOWN;
    } catch (ContestantFailedException e) {
      throw new IllegalStateException(
          "%s does not run: %s; build it first: mvn package -DskipTests"
              .formatted(millrace(), e.getMessage()),
          e);
    } finally {
      Files.delete(help);
    }
  }

  private List<String> program(JdbcContest contest, Class<?> program, String... options) {
    Workload workload = contest.work().workload();
    List<String> arguments = new ArrayList<>();
    arguments.add(url);
    arguments.add(workload.source(contest.rows()));
    arguments.add(workload.target());
    arguments.addAll(List.of(options));
    return jvm.program(program, arguments);
  }

  private List<String> rollup(JdbcContest contest, String... options) {
    Workload workload = contest.work().workload();
    List<String> command = new ArrayList<>();
    command.add(millrace());
    command.add("rollup");
    command.add("--from=" + url);
    command.add("--table=" + workload.source(contest.rows()));
    command.add("--where=status = 'PAID'");
    command.add("--groupBy=customer_id");
    command.add(
        "--aggregate=count() as orders, sum(amount) as revenue, max(created_at) as last_order");
    command.add("--to=" + url);
    command.add("--into=" + workload.target());
    command.addAll(List.of(options));
    return command;
  }

  private String millrace() {
    return home.resolve("scripts/millrace").toString();
  }
}
