package io.millrace.jobs.rollup.groups;

import static io.millrace.jobs.rollup.groups.SampleType.grouped;
import static io.millrace.jobs.rollup.groups.SampleType.refused;

import java.util.List;

/** The types of H2. */
final class H2SampleTypes {

  static final List<SampleType> ALL =
      List.of(
          grouped("tinyint", "1", "0"),
          grouped("bigint", "9223372036854775807", "1"),
          grouped("numeric(12, 4)", "1.0", "1.5000", "0"),
          grouped("decfloat(50)", "1.0", "1.00", "1E2", "100", "1E-18", "0", "0.0"),
          grouped("boolean", "true", "false"),
          grouped("char(5)", "'ab'", "'ab '", "'AB'", "''"),
          grouped("varchar(9)", "'a'", "'A'", "'a '", "''"),
          grouped("clob", "'a'", "'A'"),
          grouped("binary(4)", "x'00ff'", "x'00ff0000'"),
          grouped("varbinary(9)", "x'00'", "x'0000'", "x''"),
          grouped("date", "'2024-02-29'", "'-1000-01-01'"),
          grouped("time(9)", "'00:00:00'", "'00:00:00.000000001'"),
          grouped("timestamp(9)", "'2024-02-29 00:00:00'", "'2024-02-29 00:00:00.000000001'"),
          grouped(
              "timestamp(9) with time zone",
              "'2024-02-29 01:00:00+01:00'",
              "'2024-02-29 00:00:00+00:00'"),
          grouped("uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "random_uuid()"),
          grouped("enum('a', 'b')", "'a'", "'b'"),
          refused("varchar_ignorecase(9)", "'a'", "'A'"),
          refused("real", "0", "1"),
          refused("double precision", "0", "1"),
          refused("interval year", "INTERVAL '1' YEAR"),
          refused("json", "JSON '{\"a\": 1}'"),
          refused("integer array", "ARRAY[1, 2]"));

  private H2SampleTypes() {}
}
