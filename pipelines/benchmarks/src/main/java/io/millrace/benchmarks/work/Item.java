package io.millrace.benchmarks.work;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of the table that upserts go to. */
public record Item(
    long id,
    long customerId,
    String sku,
    int quantity,
    BigDecimal price,
    String status,
    String note,
    Instant updatedAt) {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** The item of an id, the same every time; {@code JdbcTables} says it in SQL. */
  public static Item of(long id) {
    return new Item(
        id,
        id % 1_000,
        "sku-" + id % 5_000,
        (int) (id % 90 + 1),
        BigDecimal.valueOf(id % 100_000, 2),
        id % 4 == 0 ? "OPEN" : "PAID",
        "note of item " + id,
        BEGIN.plusSeconds(id));
  }
}
