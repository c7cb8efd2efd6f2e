package io.millrace.jobs;

/**
 * The user asked for something that cannot be: the message is the one line that is shown, and names
 * the option, the rule, the value and the remedy. The process ends with exit code 2, and nothing
 * has been written.
 */
public final class WrongUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the line that the user reads. */
  public WrongUseException(String message) {
    super(message);
  }

  /** With the line that the user reads, and what made us write it. */
  public WrongUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
