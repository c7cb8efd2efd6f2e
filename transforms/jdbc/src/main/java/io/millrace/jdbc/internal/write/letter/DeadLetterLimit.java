package io.millrace.jdbc.internal.write.letter;

import io.millrace.jdbc.dialect.Table;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How many rows the database may refuse: both a number and a share of all.
 *
 * @param count at most so many
 * @param share at most this part of the elements, 0 to 1
 */
public record DeadLetterLimit(long count, BigDecimal share) implements Serializable {

  /** Any number. */
  public static final DeadLetterLimit NONE = new DeadLetterLimit(Long.MAX_VALUE, BigDecimal.ONE);

  /** Fails when more were refused. */
  public void check(Table table, long rows, long refused) {
    checkCount(table, refused, "of %,d rows".formatted(rows));
    BigDecimal most = share.multiply(BigDecimal.valueOf(rows));
    if (share.compareTo(BigDecimal.ONE) < 0 && BigDecimal.valueOf(refused).compareTo(most) > 0) {
      throw new TooManyDeadLettersException(
          "table %s refused %,d of %,d rows, and at most %s %% may be dead letters"
              .formatted(table, refused, rows, percent()));
    }
  }

  private String percent() {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /**
   * Fails when more were refused than the count allows.
   *
   * @param about what was refused, for the message
   */
  public void checkCount(Table table, long refused, String about) {
    if (refused > count) {
      throw new TooManyDeadLettersException(
          "table %s refused %,d %s, and at most %,d may be dead letters"
              .formatted(table, refused, about, count));
    }
  }

  /** The database refused more rows than it may. */
  static final class TooManyDeadLettersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyDeadLettersException(String message) {
      super(message);
    }
  }
}
