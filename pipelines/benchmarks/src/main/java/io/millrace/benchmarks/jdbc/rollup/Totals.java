package io.millrace.benchmarks.jdbc.rollup;

/** What the orders of a customer come to, in the units in which {@code COPY} sends them. */
final class Totals {

  private long orders;
  private long cents;
  private long lastMicros = Long.MIN_VALUE;

  void add(long amountInCents, long createdMicros) {
    orders++;
    cents += amountInCents;
    lastMicros = Math.max(lastMicros, createdMicros);
  }

  Totals plus(Totals other) {
    orders += other.orders;
    cents += other.cents;
    lastMicros = Math.max(lastMicros, other.lastMicros);
    return this;
  }

  long orders() {
    return orders;
  }

  long cents() {
    return cents;
  }

  /** Microseconds since the year 2000, as PostgreSQL counts. */
  long lastMicros() {
    return lastMicros;
  }
}
