package io.millrace.flow.internal.failure;

import io.millrace.flow.function.StepException;

/** What happens when a user function fails on an element. */
@FunctionalInterface
public interface Failures {

  /** Fails the bundle. */
  Failures THROW =
      (step, element, cause) -> {
        throw StepException.of(step, element, cause);
      };

  /** Puts the element aside, or throws. */
  void failed(String step, Object element, Exception cause);
}
