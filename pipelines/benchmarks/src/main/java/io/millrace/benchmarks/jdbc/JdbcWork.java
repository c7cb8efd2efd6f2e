package io.millrace.benchmarks.jdbc;

/** What is done to the database. */
enum JdbcWork {
  /** Orders to totals of customers, table to table. */
  ROLLUP("rollup"),
  /** Generated rows into a table that has half of them. */
  UPSERT("upsert");

  private final String title;

  JdbcWork(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
