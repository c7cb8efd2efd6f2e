package io.millrace.benchmarks.loop;

import java.time.Instant;

/** Totals by customer, with open addressing in arrays of primitives. Not thread-safe. */
final class CustomerTable {

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int MICROS = 1_000_000;
  private static final int CUSTOMER = 0;
  private static final int ORDERS = 1;
  private static final int CENTS = 2;
  private static final int LATEST = 3;
  private static final int WIDTH = 4;

  /** Side by side what one row touches; a slot without orders is free. */
  private long[] cells = new long[(1 << 16) * WIDTH];

  private int used;

  /** Adds an order. */
  void add(long customer, long cents, long micros) {
    add(customer, 1, cents, micros);
  }

  private void add(long customer, long orders, long cents, long micros) {
    int at = find(customer);
    if (cells[at + ORDERS] == 0) {
      cells[at + CUSTOMER] = customer;
      cells[at + LATEST] = micros;
      used++;
    }
    cells[at + ORDERS] += orders;
    cells[at + CENTS] += cents;
    cells[at + LATEST] = Math.max(cells[at + LATEST], micros);
    if (used * 2 > slots()) {
      grow();
    }
  }

  /** Adds all that another table has. */
  void merge(CustomerTable other) {
    addAll(other.cells);
  }

  private void addAll(long[] others) {
    for (int at = 0; at < others.length; at += WIDTH) {
      if (others[at + ORDERS] != 0) {
        add(others[at + CUSTOMER], others[at + ORDERS], others[at + CENTS], others[at + LATEST]);
      }
    }
  }

  private int find(long customer) {
    int mask = slots() - 1;
    int slot = (int) ((customer * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (cells[slot * WIDTH + ORDERS] != 0 && cells[slot * WIDTH + CUSTOMER] != customer) {
      slot = (slot + 1) & mask;
    }
    return slot * WIDTH;
  }

  private void grow() {
    long[] old = cells;
    cells = new long[old.length * 2];
    used = 0;
    addAll(old);
  }

  int slots() {
    return cells.length / WIDTH;
  }

  /** Appends a slot as a line of {@code COPY}'s text format; nothing if it is free. */
  void appendLine(int slot, StringBuilder line) {
    int at = slot * WIDTH;
    if (cells[at + ORDERS] == 0) {
      return;
    }
    line.append(cells[at + CUSTOMER]).append('\t').append(cells[at + ORDERS]).append('\t');
    long cents = cells[at + CENTS];
    line.append(cents < 0 ? "-" : "").append(Math.abs(cents / 100)).append('.');
    long rest = Math.abs(cents % 100);
    line.append(rest < 10 ? "0" : "").append(rest).append('\t');
    long micros = cells[at + LATEST];
    line.append(
            EPOCH
                .plusSeconds(Math.floorDiv(micros, MICROS))
                .plusNanos(Math.floorMod(micros, MICROS) * 1_000L))
        .append('\n');
  }
}
