package io.millrace.runner;

/**
 * A pipeline ran and failed. The message is that of the user's own exception, in one line; the
 * cause is all that the runner threw.
 */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobFailedException(Throwable thrown) {
    super(Failures.message(thrown), thrown);
  }
}
