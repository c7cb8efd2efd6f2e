package io.millrace.jdbc;

import java.util.List;

/** The types of PostgreSQL; those of its types that users make need {@link #TYPES}. */
final class PostgresTypeCases {

  /** Statements that make types as users do. */
  static final String[] TYPES = {
    "CREATE TYPE mood AS ENUM ('BAD', 'GOOD')",
    "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
    "CREATE TYPE pair AS (number integer, text text)"
  };

  static final List<TypeCase> ALL =
      List.of(
          TypeCase.of("smallint", "-32768", "32767"),
          TypeCase.of("integer", "-2147483648", "2147483647"),
          TypeCase.of("bigint", "-9223372036854775808", "9223372036854775807"),
          TypeCase.of("real", "'3.4028235e38'", "'1e-45'", "'-0'", "'NaN'", "'-Infinity'", "'0.1'"),
          TypeCase.of(
              "double precision",
              "'1.7976931348623157e308'",
              "'4.9e-324'",
              "'-0'",
              "'NaN'",
              "'Infinity'",
              "'0.1'"),
          TypeCase.of(
                  "numeric",
                  "0",
                  "0.10",
                  "-1e-1000",
                  "123456789012345678901234567890.123456789012345678901234567890")
              .refusing("'NaN'", "'Infinity'", "'-Infinity'")
              .note("NaN and the infinities are refused; CAST(… AS double precision) has them"),
          TypeCase.of("numeric(10, 2)", "-99999999.99", "0.10"),
          TypeCase.of("numeric(2, -3)", "99000"),
          TypeCase.of("money", "'1.00'")
              .note("its text means another amount in another locale; CAST(… AS numeric)"),
          TypeCase.of("boolean", "true", "false"),
          TypeCase.of("text", "''", "'Zürich 東京 🎉'", "E'a\\n\\t\\\\b'", "'NULL'", "'{}'"),
          TypeCase.of("varchar(5)", "'ab  '", "''"),
          TypeCase.of("char(5)", "'ab'", "''"),
          TypeCase.of("name", "'a name'"),
          TypeCase.of("\"char\"", "'x'"),
          TypeCase.of("bytea", "'\\x'", "'\\x00ff5c27'"),
          TypeCase.of(
                  "date",
                  "'4713-01-01 BC'",
                  "'5874897-12-31'",
                  "'infinity'",
                  "'-infinity'",
                  "'1582-10-10'")
              .note("the infinities are LocalDate.MAX and MIN"),
          TypeCase.of("time", "'00:00'", "'23:59:59.999999'", "'24:00'")
              .note("24:00 is LocalTime.MAX"),
          TypeCase.of("timetz", "'00:00+15:59'", "'23:59:59.999999-15:59'", "'24:00+00'")
              .note("in PostgreSQL's text"),
          TypeCase.of(
                  "timestamp",
                  "'4713-01-01 BC'",
                  "'294276-12-31 23:59:59.999999'",
                  "'infinity'",
                  "'-infinity'")
              .note("the infinities are LocalDateTime.MAX and MIN"),
          TypeCase.of(
                  "timestamptz",
                  "'4713-01-01 00:00+00 BC'",
                  "'294276-12-31 23:59:59.999999+00'",
                  "'infinity'",
                  "'-infinity'",
                  "'2024-03-31 02:30+02'")
              .note("the infinities are the instants of OffsetDateTime.MAX and MIN"),
          TypeCase.of(
                  "interval",
                  "'1 year -2 months 3 days -04:05:06.789'",
                  "'-178000000 years'",
                  "'0'")
              .note("in PostgreSQL's text"),
          TypeCase.of("uuid", "'00000000-0000-0000-ffff-ffffffffffff'"),
          TypeCase.of("json", "'{\"b\": 1,   \"a\": [null, \"é\"], \"b\": 2}'")
              .note("every byte of it"),
          TypeCase.of("jsonb", "'{\"b\": 1.50, \"a\": [null, \"é\"]}'"),
          TypeCase.of("xml", "'<a b=\"1\">é</a>'"),
          TypeCase.of("mood", "'GOOD'", "'BAD'").note("any enum; in records also a Java enum"),
          TypeCase.of("positive", "1", "2147483647").note("any domain; as the type it is over"),
          TypeCase.of("pair", "'(1,\"a,b\")'", "'(,)'")
              .note("any composite type; in PostgreSQL's text"),
          TypeCase.of("integer[]", "'{}'", "'{1,NULL,-3}'", "'{{1,2},{3,4}}'", "'[2:3]={1,2}'")
              .note("any array; in PostgreSQL's text"),
          TypeCase.of("text[]", "'{\"a,b\",\"\\\"\",NULL,\"NULL\",\"\"}'", "'{}'"),
          TypeCase.of("timestamptz[]", "'{\"2024-03-31 02:30:00.000001+02\",infinity}'"),
          TypeCase.of("bit(5)", "B'10101'"),
          TypeCase.of("bit varying(70)", "B''", "B'1'"),
          TypeCase.of("inet", "'192.168.0.1/24'", "'::ffff:1.2.3.4/128'"),
          TypeCase.of("cidr", "'10.0.0.0/8'", "'2001:db8::/32'"),
          TypeCase.of("macaddr", "'08:00:2b:01:02:03'"),
          TypeCase.of("macaddr8", "'08:00:2b:01:02:03:04:05'"),
          TypeCase.of("int4range", "'[1,5)'", "'empty'", "'(,)'"),
          TypeCase.of("tstzrange", "'[2024-01-01 00:00:00+00,infinity)'"),
          TypeCase.of("int8multirange", "'{[1,3),[5,)}'"),
          TypeCase.of("tsvector", "'''a b'':1A c:2'"),
          TypeCase.of("tsquery", "'a & !b'"),
          TypeCase.of("point", "'(1.1,-2e-300)'"),
          TypeCase.of("box", "'(2,2),(1,1)'"),
          TypeCase.of("line", "'{1,2,3}'"),
          TypeCase.of("lseg", "'[(1,2),(3,4)]'"),
          TypeCase.of("path", "'[(1,2),(3,4)]'"),
          TypeCase.of("polygon", "'((0,0),(1,0),(1,1))'"),
          TypeCase.of("circle", "'<(1,2),3>'"),
          TypeCase.of("oid", "0", "4294967295"),
          TypeCase.of("pg_lsn", "'FFFFFFFF/FFFFFFFF'"));

  private PostgresTypeCases() {}
}
