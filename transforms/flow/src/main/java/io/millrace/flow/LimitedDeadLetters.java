package io.millrace.flow;

import io.millrace.flow.function.Failure;
import io.millrace.flow.internal.failure.ErrorLimit;
import io.millrace.flow.internal.step.OnErrorStep;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Where dead letters go, and how many are too many. */
record LimitedDeadLetters(Consumer<Flow<Failure>> destination, ErrorLimit limit)
    implements DeadLetters {

  @Override
  public DeadLetters atMost(long failures) {
    if (failures < 0) {
      throw new IllegalArgumentException("atMost: %d is less than 0".formatted(failures));
    }
    return new LimitedDeadLetters(destination, new ErrorLimit(failures, limit.share()));
  }

  @Override
  public DeadLetters atMostShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("atMostShare: %s is not from 0 to 1".formatted(share));
    }
    BigDecimal decimal = BigDecimal.valueOf(share).stripTrailingZeros();
    return new LimitedDeadLetters(destination, new ErrorLimit(limit.count(), decimal));
  }

  <T> OnErrorStep<T> step() {
    return OnErrorStep.upTo(limit, failures -> destination.accept(Flow.of(failures)));
  }
}
