package io.millrace.flow.function;

import io.millrace.flow.Flow;

/**
 * An element that a user function failed on, as {@link Flow#onError} puts it aside.
 *
 * @param step the operator whose function threw
 * @param element the element that was handed to it, as text; cut after {@value #LONGEST} characters
 * @param error what was thrown: its class and its message
 */
public record Failure(String step, String element, String error) {

  private static final int LONGEST = 65_536;

  /** The failure of a step on an element. */
  public static Failure of(String step, Object element, Exception cause) {
    return new Failure(step, Shown.of(element, LONGEST), Shown.of(cause, LONGEST));
  }
}
