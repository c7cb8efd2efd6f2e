package io.millrace.runner.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A record with whatever has to come through a shuffle as it was. */
record Purchase(
    Long id,
    Buyer buyer,
    List<Item> items,
    BigDecimal total,
    Instant at,
    LocalDate due,
    State state) {

  record Buyer(String name, Integer age) {}

  record Item(String name, BigDecimal price) {}

  enum State {
    OPEN,
    PAID
  }

  /** Full for numbers that divide by three, with nulls inside or throughout for the others. */
  static Purchase of(long number) {
    Buyer buyer = new Buyer("buyer ü " + number, number % 2 == 0 ? (int) number : null);
    return switch ((int) (number % 3)) {
      case 0 ->
          new Purchase(
              number,
              buyer,
              List.of(new Item("one", new BigDecimal("1.10")), new Item(null, BigDecimal.TEN)),
              new BigDecimal("12345678901234567890.0" + number),
              Instant.parse("2026-03-01T10:15:30.123456789Z").plusNanos(number),
              LocalDate.of(2026, 2, 28),
              State.PAID);
      case 1 -> new Purchase(number, buyer, List.of(), null, Instant.EPOCH, null, State.OPEN);
      default -> new Purchase(null, null, null, null, null, null, null);
    };
  }
}
