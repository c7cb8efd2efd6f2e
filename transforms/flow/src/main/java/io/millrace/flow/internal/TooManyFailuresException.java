package io.millrace.flow.internal;

/** More elements failed than {@link ErrorLimit} allows. */
final class TooManyFailuresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyFailuresException(String message) {
    super(message);
  }

  TooManyFailuresException(String message, Throwable last) {
    super(message, last);
  }
}
