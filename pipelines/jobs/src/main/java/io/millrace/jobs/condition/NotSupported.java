package io.millrace.jobs.condition;

/** A condition has a piece that is not evaluated; the message names it. */
final class NotSupported extends Exception {

  private static final long serialVersionUID = 1L;

  NotSupported(String message) {
    super(message);
  }
}
