package io.millrace.flow.internal.failure;

/** More elements failed than {@link ErrorLimit} allows. */
public final class TooManyFailuresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TooManyFailuresException(String message) {
    super(message);
  }

  public TooManyFailuresException(String message, Throwable last) {
    super(message, last);
  }
}
