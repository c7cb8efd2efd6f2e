package io.millrace.jobs.rollup.groups;

import static io.millrace.jobs.rollup.groups.SampleType.grouped;
import static io.millrace.jobs.rollup.groups.SampleType.refused;

import java.util.List;

/** The types of MariaDB. */
final class MariaDbSampleTypes {

  private static final String[] TEXTS = {
    "'Paid'",
    "'PAID'",
    "'paid '",
    "'open'",
    "'Öl'",
    "'ol'",
    "''",
    "' '",
    "'straße'",
    "'strasse'",
    "'a\\0'",
    "'a'",
    "'\u00e4'",
    "'a\u0308'",
    "'a\u00a0'",
    "'🙂'",
    "'🍣'",
    "'\\ta'",
    "'a\\t'"
  };

  static final List<SampleType> ALL =
      List.of(
          grouped("tinyint", "1", "0"),
          grouped("bigint unsigned", "18446744073709551615", "1"),
          grouped("decimal(12, 4)", "1.0", "1.5000", "0"),
          grouped("bit(1)", "b'1'", "b'0'"),
          grouped("bit(12)", "b'101'", "b'0'"),
          grouped("year", "2024", "0"),
          grouped("date", "'2024-02-29'", "'2024-03-01'"),
          grouped("time(6)", "'00:00:00'", "'00:00:00.000001'"),
          grouped("datetime(6)", "'2024-02-29 00:00:00'", "'2024-02-29 00:00:00.000001'"),
          grouped("timestamp(6)", "'2024-02-29 00:00:00'", "'2024-02-29 00:00:00.000001'"),
          grouped("varchar(20)", TEXTS),
          grouped("char(20)", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_unicode_ci", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_unicode_520_ci", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_uca1400_ai_ci", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_general_nopad_ci", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_uca1400_nopad_ai_ci", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_bin", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_nopad_bin", TEXTS),
          grouped("varchar(20) COLLATE utf8mb4_german2_ci", TEXTS),
          grouped("varchar(20) CHARACTER SET latin1", "'Öl'", "'ol'", "'OL '", "'ß'", "'ss'"),
          grouped("text", "'a'", "'A'", "'a '"),
          grouped("longtext COLLATE utf8mb4_bin", "'a'", "'A'", "'a '"),
          grouped("binary(4)", "x'00'", "x'0000'", "x'01'"),
          grouped("varbinary(9)", "x'00'", "x'0000'", "''"),
          grouped("blob", "x'00'", "x'0000'"),
          grouped("json", "'{\"a\":1}'", "'{\"a\": 1}'"),
          grouped("enum('a', 'b')", "'a'", "'A'", "'b'"),
          grouped("set('a', 'b')", "'a,b'", "'b,a'", "''"),
          grouped("uuid", "'00000000-0000-0000-ffff-ffffffffffff'", "uuid()"),
          grouped("inet6", "'::1'", "'0:0::1'", "'::ffff:1.2.3.4'"),
          grouped("inet4", "'1.2.3.4'", "'255.255.255.255'"),
          refused("varchar(20) COLLATE utf8mb4_uca1400_as_cs", TEXTS),
          refused("varchar(20) COLLATE utf8mb4_uca1400_as_ci", TEXTS),
          refused("varchar(20) COLLATE utf8mb4_uca1400_ai_cs", TEXTS),
          refused("double", "0", "1"),
          refused("float", "0", "1"),
          refused("point", "ST_GeomFromText('POINT(1 2)')"));

  private MariaDbSampleTypes() {}
}
