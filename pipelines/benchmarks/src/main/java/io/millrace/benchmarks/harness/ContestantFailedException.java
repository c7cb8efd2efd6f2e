package io.millrace.benchmarks.harness;

/** A contestant has not done its work; others may have. */
final class ContestantFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ContestantFailedException(String message) {
    super(message);
  }
}
