package io.millrace.jdbc;

import io.millrace.flow.Sink;
import io.millrace.jdbc.internal.BatchWriter;
import io.millrace.jdbc.internal.WriteJob;

/**
 * Opens the writers of one run.
 *
 * @param job what they have to know
 * @param <T> the elements
 */
record WriteOpener<T>(WriteJob<T> job) implements Sink.Opener<T> {

  @Override
  public Sink.Writer<T> open() {
    return new BatchWriter<>(job);
  }
}
