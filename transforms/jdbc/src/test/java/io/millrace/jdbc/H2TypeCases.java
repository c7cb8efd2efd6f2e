package io.millrace.jdbc;

import java.util.List;

/** The types of H2. */
final class H2TypeCases {

  static final List<TypeCase> ALL =
      List.of(
          TypeCase.of("tinyint", "-128", "127"),
          TypeCase.of("smallint", "-32768", "32767"),
          TypeCase.of("integer", "-2147483648", "2147483647"),
          TypeCase.of("bigint", "-9223372036854775808", "9223372036854775807"),
          TypeCase.of("numeric(40, 10)", "-123456789012345678901234567890.0123456789"),
          TypeCase.of("decfloat(50)", "1.10", "-1E-1000", "123456789012345678901234567890")
              .refusing("'NaN'", "'Infinity'", "'-Infinity'")
              .note("NaN and the infinities are refused"),
          TypeCase.of("real", "'3.4028235E38'", "'1.4E-45'", "'NaN'", "'-Infinity'", "0.1"),
          TypeCase.of(
              "double precision",
              "'1.7976931348623157E308'",
              "'4.9E-324'",
              "'NaN'",
              "'Infinity'",
              "0.1"),
          TypeCase.of("boolean", "true", "false"),
          TypeCase.of("char(5)", "'ab'"),
          TypeCase.of("varchar(9)", "'ab  '", "''", "'Zürich 🎉'"),
          TypeCase.of("varchar_ignorecase(9)", "'aB'"),
          TypeCase.of("clob", "'東京'"),
          TypeCase.of("binary(4)", "x'00ff5c27'"),
          TypeCase.of("varbinary(9)", "x'00ff5c2700'", "x''"),
          TypeCase.of("blob", "x'00ff'"),
          TypeCase.of("date", "'0001-01-01'", "'9999-12-31'", "'-1000-01-01'"),
          TypeCase.of("time(9)", "'00:00:00'", "'23:59:59.999999999'"),
          TypeCase.of("time(9) with time zone", "'12:00:00+02:00'").note("CAST(… AS varchar)"),
          TypeCase.of("timestamp(9)", "'-1000-01-01 00:00:00'", "'9999-12-31 23:59:59.999999999'"),
          TypeCase.of(
                  "timestamp(9) with time zone",
                  "'2024-03-31 02:30:00.000000001+02:00'",
                  "'0001-01-01 00:00:00+00:00'")
              .note("the point in time; the offset becomes UTC"),
          TypeCase.of("uuid", "'00000000-0000-0000-ffff-ffffffffffff'"),
          TypeCase.of("enum('a', 'b')", "'a'", "'b'").note("in records also a Java enum"),
          TypeCase.of("interval day to second", "INTERVAL '1 02:03:04' DAY TO SECOND")
              .note("CAST(… AS varchar)"),
          TypeCase.of("interval year", "INTERVAL '1' YEAR").note("CAST(… AS varchar)"),
          TypeCase.of("json", "JSON '{\"a\": 1}'").note("CAST(… AS varchar)"),
          TypeCase.of("integer array", "ARRAY[1, 2]").note("CAST(… AS varchar)"),
          TypeCase.of("row(a integer)", "ROW(1)").note("select its fields"),
          TypeCase.of("geometry", "'POINT (1 2)'").note("CAST(… AS varchar)"),
          TypeCase.of("java_object", "NULL"));

  private H2TypeCases() {}
}
