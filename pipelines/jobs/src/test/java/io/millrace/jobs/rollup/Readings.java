package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;

/** A table with every kind of value that a rollup takes, NULL in one row of six. */
public final class Readings {

  /** The aggregates that every database computes alike; texts are compared by code point. */
  static final String AGGREGATES =
      "count() as n, count(amount) as amounts, sum(small) as small_sum, sum(medium) as medium_sum,"
          + " sum(big) as big_sum, sum(amount) as amount_sum, sum(ratio) as ratio_sum,"
          + " min(amount) as amount_min, max(amount) as amount_max, min(taken_at) as earliest, max(taken_at) as latest,"
          + " max(taken_on) as last_day, avg(amount) as amount_avg, avg(medium) as medium_avg,"
          + " avg(ratio) as ratio_avg, min(ratio) as ratio_min, max(big) as big_max";

  private static final String[] TEXTS = {"", " ", "north", "North", "zürich", "東京", "🙂", "o'neil"};

  private Readings() {}

  public static void create(TestDatabase database) {
    String decimal = database.isPostgres() ? "numeric" : "decimal(60, 20)";
    database.execute(
        "CREATE TABLE readings (id bigint PRIMARY KEY, region varchar(20), code integer, small"
            + " smallint, medium integer, big bigint, amount %s, ratio double precision, taken_at"
                .formatted(decimal)
            + " timestamp(6), taken_on date)");
  }

  public static void insert(TestDatabase database, long seed, int rows) {
    Random random = new Random(seed);
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int id = 0; id < rows; id++) {
        Object[] values = {
          (long) id * 7 - 3,
          TEXTS[random.nextInt(TEXTS.length)],
          random.nextInt(5) - 2,
          (short) random.nextInt(Short.MAX_VALUE),
          random.nextInt(),
          random.nextLong() / 1000,
          new BigDecimal(new BigInteger(100, random), random.nextInt(20))
              .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)),
          random.nextInt(2_000_000) / 1024.0,
          LocalDateTime.of(2024, 1, 1, 0, 0)
              .plusNanos(random.nextInt() * 1_000_000_000_000L / 1000 * 1000),
          LocalDate.of(2024, 2, 28).plusDays(random.nextInt(400))
        };
        for (int i = 0; i < values.length; i++) {
          boolean isNull = i > 0 && random.nextInt(6) == 0;
          insert.setObject(i + 1, isNull ? null : values[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What SQL gives for the same rollup; PostgreSQL cuts means to the scale of what they are of. */
  static String sql(String groupBy, String where) {
    String aggregates =
        AGGREGATES
            .replace("count()", "count(*)")
            .replaceAll("avg\\((amount|medium)\\)", "avg(cast($1 as decimal(60, 20)))");
    return "SELECT %1$s, %2$s FROM readings WHERE %3$s GROUP BY %1$s"
        .formatted(groupBy, aggregates, where);
  }
}
