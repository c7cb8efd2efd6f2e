package io.millrace.jobs.rollup.groups;

import static io.millrace.jobs.rollup.groups.SampleType.grouped;
import static io.millrace.jobs.rollup.groups.SampleType.refused;

import java.util.List;

/** The types of PostgreSQL; those that users make need {@link #SETUP}. */
final class PostgresSampleTypes {

  static final String[] SETUP = {
    "CREATE EXTENSION citext",
    "CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
    "CREATE TYPE mood AS ENUM ('BAD', 'GOOD')",
    "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
    "CREATE DOMAIN address AS citext",
    "CREATE TYPE pair AS (number integer, text text)",
    "CREATE TYPE price AS (amount numeric, unit char(5))"
  };

  static final List<SampleType> ALL =
      List.of(
          grouped("smallint", "1", "-1", "0"),
          grouped("bigint", "9223372036854775807", "1", "0"),
          grouped("numeric", "1.0", "1.00", "1", "0", "0.000", "1e-18", "-1.10", "-1.1"),
          grouped("numeric(12, 4)", "1.0", "1.5000", "100"),
          grouped("boolean", "true", "false"),
          grouped("text", "'a'", "'A'", "'a '", "''", "'ä'", "E'a\\u0308'", "'🙂'", "'ﬁ'"),
          grouped("varchar(5)", "'a'", "'a '", "'A'"),
          grouped("char(5)", "'ab'", "'ab  '", "'AB'", "''", "' ab'"),
          grouped("bpchar", "'ab'", "'ab  '", "'AB'", "''", "' '"),
          grouped("name", "'a'", "'A'"),
          grouped("\"char\"", "'a'", "'A'"),
          grouped("bytea", "'\\x00'", "'\\x'", "'\\x0000'"),
          grouped("date", "'2024-02-29'", "'infinity'", "'0044-03-15 BC'"),
          grouped("time", "'00:00'", "'24:00'", "'00:00:00.000001'"),
          grouped("timetz", "'12:00+00'", "'13:00+01'", "'12:00+00:00'"),
          grouped("timestamp", "'2024-02-29 00:00'", "'2024-02-29 00:00:00.000001'"),
          grouped("timestamptz", "'2024-02-29 01:00+01'", "'2024-02-29 00:00+00'", "'infinity'"),
          grouped("uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "gen_random_uuid()"),
          grouped("inet", "'10.0.0.1/32'", "'10.0.0.1'", "'10.0.0.1/24'", "'::1'", "'0:0::1'"),
          grouped("cidr", "'10.0.0.0/8'", "'10/8'", "'::/0'"),
          grouped("macaddr", "'08:00:2b:01:02:03'", "'08-00-2b-01-02-03'"),
          grouped("bit(5)", "B'10101'", "B'00000'"),
          grouped("bit varying(9)", "B''", "B'0'", "B'00'"),
          grouped("mood", "'GOOD'", "'BAD'"),
          grouped("positive", "1", "2"),
          grouped("pg_lsn", "'0/1'", "'0/01'"),
          grouped("tsvector", "'a b'", "'b a'", "'a:1 b'"),
          grouped("tsquery", "'a & b'", "'b & a'", "'(a & b)'"),
          grouped("int4range", "'[1,5)'", "'[1,4]'", "'empty'", "'(5,5)'", "'(,)'"),
          grouped("tstzrange", "'[2024-01-01 00:00+00,)'", "'[2024-01-01 01:00+01,)'"),
          grouped("int8multirange", "'{[1,3),[3,5)}'", "'{[1,5)}'", "'{}'"),
          grouped("integer[]", "'{}'", "'{1,NULL}'", "'{1}'", "'[2:2]={1}'", "'{{1}}'"),
          grouped("text[]", "'{a,NULL}'", "'{a,\"NULL\"}'", "'{A}'"),
          grouped("pair", "'(1,a)'", "'(1,)'", "'(,)'", "'(1,\"\")'"),
          grouped(
              "interval",
              "'1 day'",
              "'24:00:00'",
              "'1 mon'",
              "'30 days'",
              "'1 mon -30 days'",
              "'0'",
              "'-1 day'",
              "'-24:00'",
              "'1 mon -1 hour'",
              "'29 days 23:00'",
              "'-178000000 years'",
              "'infinity'"),
          grouped(
              "jsonb",
              "'{\"v\":1.0}'",
              "'{\"v\":1.00}'",
              "'{\"v\":\"1.00\"}'",
              "'{\"v\":\"1.0\"}'",
              "'{\"a\":1,\"b\":[1.5,2.50,1.1005,10]}'",
              "'{\"b\":[1.50,2.5,1.100500,10.0],\"a\":1}'",
              "'{\"\\\" 1.00\":\"\\\\\"}'",
              "'{\"\\\" 1.0\":\"\\\\\"}'",
              "'0.0'",
              "'-0'",
              "'0'",
              "'null'",
              "'1e3'",
              "'1000.000'",
              "'\"1.0\"'"),
          grouped("citext", "'Ann'", "'ann'", "'ANN'", "'BOB'", "'ann '", "'Ä'", "'ä'"),
          grouped("address", "'Ann'", "'ann'", "'BOB'"),
          grouped("citext[]", "'{Ann,b}'", "'{ann,B}'", "'{NULL}'", "'{\"NULL\"}'", "'{}'"),
          grouped("numeric[]", "'{1.0,2}'", "'{1.00,2.0}'", "'{1,NULL}'", "'{{1.0}}'", "'{}'"),
          grouped("float8[]", "'{-0}'", "'{0}'", "'{NaN}'", "'{-0.5}'", "'{1e-05}'"),
          grouped("char(3)[]", "'{a}'", "'{\"a \"}'", "'{A}'"),
          grouped("interval[]", "'{1 day,1 mon}'", "'{24:00,30 days}'", "'{1 day}'"),
          grouped(
              "jsonb[]", "ARRAY['1.0'::jsonb]", "ARRAY['1.00'::jsonb]", "ARRAY['\"1.0\"'::jsonb]"),
          grouped(
              "numrange", "'[1.0,2)'", "'[1.00,2.0)'", "'[1,2]'", "'(,2)'", "'empty'", "'(1,1)'"),
          grouped("nummultirange", "'{[1.0,2)}'", "'{[1.00,2.0)}'", "'{}'", "'{(,2)}'"),
          grouped("numrange[]", "'{\"[1.0,2)\"}'", "'{\"[1.00,2.0)\"}'"),
          grouped(
              "price", "'(1.0,kg)'", "'(1.00,\"kg \")'", "'(,)'", "'(,kg)'", "'(1.0,)'", "'(1,)'"),
          refused("text COLLATE nocase", "'a'", "'A'"),
          refused("text[] COLLATE nocase", "'{a}'", "'{A}'"),
          refused("price[]", "'{\"(1.0,kg)\"}'", "'{\"(1.00,kg)\"}'"),
          refused("json", "'{\"a\":1}'"),
          refused("xml", "'<a/>'"),
          refused("point", "'(1,2)'"),
          refused("box", "'(2,2),(1,1)'"),
          refused("circle", "'<(1,2),3>'"),
          refused("polygon", "'((0,0),(1,0),(1,1))'"),
          refused("real", "'-0'", "0"),
          refused("double precision", "'-0'", "0"),
          refused("money", "1"));

  private PostgresSampleTypes() {}
}
