package io.millrace.benchmarks.harness;

/** A contestant has not done its work; others may have. */
public final class ContestantFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public ContestantFailedException(String message) {
    super(message);
  }
}
