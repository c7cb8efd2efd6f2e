package io.millrace.flow.function;

/**
 * A user function threw: names the step, the element and the cause.
 *
 * <p>The element is shown by its {@code toString}, cut after {@value #ELEMENT_LENGTH} characters.
 */
public final class StepException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int ELEMENT_LENGTH = 200;

  StepException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure of a step on an element. */
  public static StepException of(String step, Object element, Exception cause) {
    return new StepException(
        "step '%s' failed on %s: %s".formatted(step, Shown.of(element, ELEMENT_LENGTH), cause),
        cause);
  }
}
