package io.millrace.benchmarks.jdbc.upsert;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of eight columns. Each is a function of the id, which {@code Items} has in SQL as well. */
record Item(
    long id,
    String sku,
    String name,
    String category,
    BigDecimal price,
    int quantity,
    boolean active,
    Instant changedAt) {

  /** Without a common factor with any number of rows that ends in zeros. */
  private static final long STEP = 7_919;

  private static final long BEGIN = 1_735_689_600L;

  /** The row of a place in the input, in which ids come in no order, each once. */
  static Item at(long place, long rows) {
    return of(1 + place * STEP % rows);
  }

  private static Item of(long id) {
    return new Item(
        id,
        "SKU-" + id,
        "a thing of kind " + id % 1_000,
        "category " + id % 17,
        BigDecimal.valueOf(id * 37 % 1_000_000, 2),
        (int) (id % 500),
        id % 3 == 0,
        Instant.ofEpochSecond(BEGIN + id));
  }
}
