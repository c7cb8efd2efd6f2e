package io.millrace.flow.internal.failure;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How many elements may fail: both a number and a share of those that came.
 *
 * @param count at most so many
 * @param share at most this part of the elements, 0 to 1
 */
public record ErrorLimit(long count, BigDecimal share) implements Serializable {

  /** Any number. */
  public static final ErrorLimit NONE = new ErrorLimit(Long.MAX_VALUE, BigDecimal.ONE);

  public boolean isNone() {
    return equals(NONE);
  }

  /** Fails when a number of failures among all elements is more than may be. */
  void check(long elements, long failed) {
    if (failed > count) {
      throw new TooManyFailuresException(
          "onError: %d elements failed, and at most %d may".formatted(failed, count));
    }
    BigDecimal most = share.multiply(BigDecimal.valueOf(elements));
    if (share.compareTo(BigDecimal.ONE) < 0 && BigDecimal.valueOf(failed).compareTo(most) > 0) {
      throw new TooManyFailuresException(
          "onError: %d of %d elements failed, and at most %s %% may"
              .formatted(failed, elements, share.movePointRight(2).toPlainString()));
    }
  }
}
