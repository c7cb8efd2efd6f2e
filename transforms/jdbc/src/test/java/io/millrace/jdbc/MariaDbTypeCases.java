package io.millrace.jdbc;

import java.util.List;

/** The types of MariaDB. */
final class MariaDbTypeCases {

  static final List<TypeCase> ALL =
      List.of(
          TypeCase.of("tinyint", "-128", "127")
              .note(
                  "boolean is another name of tinyint(1): in records also a boolean, if it is 0 or 1"),
          TypeCase.of("tinyint unsigned", "0", "255"),
          TypeCase.of("smallint", "-32768", "32767"),
          TypeCase.of("smallint unsigned", "0", "65535"),
          TypeCase.of("mediumint", "-8388608", "8388607"),
          TypeCase.of("mediumint unsigned", "0", "16777215"),
          TypeCase.of("int", "-2147483648", "2147483647"),
          TypeCase.of("int unsigned", "0", "4294967295"),
          TypeCase.of("bigint", "-9223372036854775808", "9223372036854775807"),
          TypeCase.of("bigint unsigned", "0", "18446744073709551615"),
          TypeCase.of("float", "3.4028234e38", "1.1754944e-38", "0.1", "-16777217", "1234567.9"),
          TypeCase.of(
              "double",
              "1.7976931348623157e308",
              "2.2250738585072014e-308",
              "0.1",
              "-9007199254740993"),
          TypeCase.of(
              "decimal(65, 30)",
              "-99999999999999999999999999999999999.999999999999999999999999999999",
              "0"),
          TypeCase.of("decimal(10, 2) unsigned", "99999999.99"),
          TypeCase.of("bit(1)", "b'1'", "b'0'"),
          TypeCase.of("bit(12)", "b'101010101010'", "b'0'").note("the bytes of the number"),
          TypeCase.of("bit(64)", "18446744073709551615"),
          TypeCase.of("year", "1901", "2155", "0"),
          TypeCase.of("date", "'1000-01-01'", "'9999-12-31'", "'0001-01-01'")
              .note("zero dates are refused"),
          TypeCase.of("time(6)", "'00:00:00'", "'23:59:59.999999'")
              .refusing("'24:00:00'", "'-00:00:01'", "'838:59:59'")
              .note("below zero and from 24 hours on it is refused"),
          TypeCase.of(
                  "datetime(6)",
                  "'0001-01-01 00:00:00'",
                  "'9999-12-31 23:59:59.999999'",
                  "'2024-03-31 02:30:00.000001'")
              .note("zero dates are refused"),
          TypeCase.of(
                  "timestamp(6) NULL",
                  "'1970-01-01 00:00:01'",
                  "'2038-01-19 03:14:07.999999'",
                  "'2024-03-31 02:30:00.000001'")
              .note("a point in time; zero dates are refused"),
          TypeCase.of("char(5)", "'ab'", "''"),
          TypeCase.of("varchar(9)", "'ab  '", "''", "'Zürich 🎉'"),
          TypeCase.of("tinytext", "'a'"),
          TypeCase.of("text", "'a\\nb'"),
          TypeCase.of("mediumtext", "'a'"),
          TypeCase.of("longtext", "'東京'", "''"),
          TypeCase.of("binary(4)", "x'00ff'"),
          TypeCase.of("varbinary(9)", "x'00ff5c2700'", "''"),
          TypeCase.of("tinyblob", "x'00'"),
          TypeCase.of("blob", "x'ff00'"),
          TypeCase.of("mediumblob", "x'ff'"),
          TypeCase.of("longblob", "x'00ff5c27'", "''"),
          TypeCase.of("json", "'{\"b\": 1,   \"a\": [null, \"é\"], \"b\": 2}'")
              .note("every byte of it"),
          TypeCase.of("enum('a', 'b')", "'a'", "'b'").note("in records also a Java enum"),
          TypeCase.of("set('a', 'b')", "'a,b'", "''"),
          TypeCase.of("uuid", "'00000000-0000-0000-ffff-ffffffffffff'"),
          TypeCase.of("inet4", "'255.255.255.255'"),
          TypeCase.of("inet6", "'2001:db8::ff00:42:8329'", "'::ffff:1.2.3.4'"),
          TypeCase.of("geometry", "ST_GeomFromText('POINT(1 2)')").note("ST_AsText(…)"),
          TypeCase.of("point", "ST_GeomFromText('POINT(1 2)')")
              .note("ST_AsText(…), as all geometric types"));

  private MariaDbTypeCases() {}
}
