package io.millrace.flow.internal;

import io.millrace.flow.Sink;

/**
 * Writes a stage's elements to a sink; what goes on to Beam is the receipts that its publisher
 * needs.
 *
 * @param <Y> the elements
 */
record WriteTail<Y>(Sink.Opener<Y> opener) implements Tail<Y, String> {

  @Override
  public Link<Y> open(Exit<String> exit) {
    return new Link<>() {
      private Sink.Writer<Y> writer;

      @Override
      public void accept(Y element) throws Exception {
        if (writer == null) {
          exit.output().meters().within(() -> writer = opener.open());
        }
        writer.accept(element);
      }

      @Override
      public void finishBundle() throws Exception {
        if (writer != null) {
          writer.flush();
          writer.receipt().ifPresent(exit::emit);
        }
      }

      @Override
      public void close() throws Exception {
        if (writer != null) {
          writer.close();
        }
      }
    };
  }
}
