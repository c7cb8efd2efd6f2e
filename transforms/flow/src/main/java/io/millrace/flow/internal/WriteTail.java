package io.millrace.flow.internal;

import io.millrace.flow.Sink;

/**
 * Writes a stage's elements to a sink; nothing goes on to Beam.
 *
 * @param <Y> the elements
 */
record WriteTail<Y>(Sink.Opener<Y> opener) implements Tail<Y, Void> {

  @Override
  public Running<Y> open(StageOutput<Void> out) {
    return new Write<>(opener);
  }

  private static final class Write<Y> implements Running<Y> {

    private final Sink.Opener<Y> opener;
    private Sink.Writer<Y> writer;

    Write(Sink.Opener<Y> opener) {
      this.opener = opener;
    }

    @Override
    public void accept(Y element) throws Exception {
      if (writer == null) {
        writer = opener.open();
      }
      writer.accept(element);
    }

    @Override
    public void finishBundle() throws Exception {
      if (writer != null) {
        writer.flush();
      }
    }

    @Override
    public void close() throws Exception {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
