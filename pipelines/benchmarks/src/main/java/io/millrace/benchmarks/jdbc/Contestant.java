package io.millrace.benchmarks.jdbc;

/** Who does the work, and by which program. */
enum Contestant {
  SQL(JdbcWork.ROLLUP, "SQL", Start.DRIVER, "jdbc.SqlRollup"),
  COPY(JdbcWork.ROLLUP, "COPY, threads, COPY", Start.DRIVER, "loop.CustomersCopy"),
  LOOP(JdbcWork.ROLLUP, "JDBC loop", Start.DRIVER, "loop.CustomersLoop"),
  FLINK(JdbcWork.ROLLUP, "native Flink", Start.WHOLE, "flink.CustomersFlink"),
  BEAM_FLINK(
      JdbcWork.ROLLUP, "textbook Beam, Flink", Start.WHOLE, "beam.CustomersBeam", "FlinkRunner"),
  MILLRACE_DIRECT(
      JdbcWork.ROLLUP, "Millrace, DirectRunner", Start.MILLRACE, "rollup", "DirectRunner"),
  MILLRACE_FLINK(JdbcWork.ROLLUP, "Millrace, Flink", Start.MILLRACE, "rollup", "FlinkRunner"),
  MILLRACE_PUSHDOWN(
      JdbcWork.ROLLUP,
      "Millrace, --pushdown=aggregate",
      Start.MILLRACE,
      "rollup",
      "DirectRunner",
      "--pushdown=aggregate"),
  UPSERT_BEAM_DIRECT(
      JdbcWork.UPSERT, "JdbcIO, DirectRunner", Start.WHOLE, "beam.UpsertBeam", "DirectRunner"),
  UPSERT_BEAM_FLINK(
      JdbcWork.UPSERT, "JdbcIO, Flink", Start.WHOLE, "beam.UpsertBeam", "FlinkRunner"),
  UPSERT_MILLRACE_DIRECT(
      JdbcWork.UPSERT,
      "Millrace, DirectRunner",
      Start.WHOLE,
      "millrace.UpsertFlow",
      "DirectRunner"),
  UPSERT_MILLRACE_FLINK(
      JdbcWork.UPSERT, "Millrace, Flink", Start.WHOLE, "millrace.UpsertFlow", "FlinkRunner");

  /** How the process is started. */
  enum Start {
    /** Java, with the JDK and the driver. */
    DRIVER,
    /** Java, with everything on the class path. */
    WHOLE,
    /** {@code scripts/millrace}, as a user does. */
    MILLRACE
  }

  private final JdbcWork work;
  private final String title;
  private final Start start;
  private final String program;
  private final String runner;
  private final String option;

  Contestant(JdbcWork work, String title, Start start, String program) {
    this(work, title, start, program, "");
  }

  Contestant(JdbcWork work, String title, Start start, String program, String runner) {
    this(work, title, start, program, runner, "");
  }

  Contestant(
      JdbcWork work, String title, Start start, String program, String runner, String option) {
    this.work = work;
    this.title = title;
    this.start = start;
    this.program = program;
    this.runner = runner;
    this.option = option;
  }

  JdbcWork work() {
    return work;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  Start start() {
    return start;
  }

  /** The main class below {@code io.millrace.benchmarks}, or the job. */
  String program() {
    return program;
  }

  /** Empty if it has none. */
  String runner() {
    return runner;
  }

  /** One more argument; empty if there is none. */
  String option() {
    return option;
  }
}
