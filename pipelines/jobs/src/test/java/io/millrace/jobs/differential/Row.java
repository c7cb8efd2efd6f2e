package io.millrace.jobs.differential;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;

/** What every random flow is a flow of, so that any operator can follow any other. */
record Row(String text, Integer number, Long big, BigDecimal decimal) implements Serializable {

  private static final int LONGEST = 60;

  /** Equal in this order means equal. */
  static int compare(Row one, Row other) {
    return Order.ORDER.compare(one, other);
  }

  /** A row with the text of anything, not too long, so that flows stay small. */
  static Row of(Object text, Integer number, Long big, BigDecimal decimal) {
    return new Row(cut(text), number, big, decimal);
  }

  private static String cut(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST
        ? text
        : "%s…%d".formatted(text.substring(0, LONGEST), text.hashCode());
  }

  @Override
  public String toString() {
    return "Row(%s, %s, %s, %s)"
        .formatted(String.valueOf(text).replace("\0", "\\0"), number, big, decimal);
  }

  private static final class Order {
    private static final Comparator<Row> ORDER =
        comparing(Row::text, nullsFirst(naturalOrder()))
            .thenComparing(Row::number, nullsFirst(naturalOrder()))
            .thenComparing(Row::big, nullsFirst(naturalOrder()))
            .thenComparing(Row::decimal, nullsFirst(naturalOrder()))
            .thenComparing(row -> row.decimal() == null ? 0 : row.decimal().scale());
  }
}
