package io.millrace.runner;

/** A cluster did not do what it was asked for. The message is one line for the user. */
public final class ClusterException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tried;

  private ClusterException(String message, boolean tried, Throwable cause) {
    super(message, cause);
    this.tried = tried;
  }

  /** It does not answer, or is none: nothing was done. */
  public static ClusterException unreachable(String message, Throwable cause) {
    return new ClusterException(message, false, cause);
  }

  /** It has tried and failed, or is not done in time and may do it yet. */
  public static ClusterException failed(String message, Throwable cause) {
    return new ClusterException(message, true, cause);
  }

  /** Whether something may have been done. */
  public boolean tried() {
    return tried;
  }
}
