package io.millrace.cluster;

/** A cluster that did not start; the message ends with the last lines of the log. */
public final class ClusterStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClusterStartException(String message) {
    super(message);
  }
}
