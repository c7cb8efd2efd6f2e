package io.millrace.benchmarks.chaos;

/** A run ended otherwise than it must, whatever had hit it. */
public final class BrokenPromiseException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenPromiseException(String message) {
    super(message);
  }
}
