package io.millrace.jobs.rollup.groups;

import java.util.List;

/**
 * A type of a database, with values that differ in form and are equal, or look equal and differ.
 *
 * @param sql the type
 * @param grouped whether a rollup groups by it; it is refused otherwise
 * @param values SQL literals
 */
record SampleType(String sql, boolean grouped, List<String> values) {

  static SampleType grouped(String sql, String... values) {
    return new SampleType(sql, true, List.of(values));
  }

  static SampleType refused(String sql, String... values) {
    return new SampleType(sql, false, List.of(values));
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return sql;
  }
}
