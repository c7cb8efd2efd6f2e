package io.millrace.jdbc.internal.write.fence;

/** A writer went on with work that has ended, or is done by others; nothing of it was written. */
public final class WriterRefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  WriterRefusedException(String message) {
    super(message);
  }
}
