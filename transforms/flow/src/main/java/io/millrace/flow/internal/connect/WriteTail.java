package io.millrace.flow.internal.connect;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.Tail;

/**
 * Writes a stage's elements to a sink; what goes on to Beam is the receipts that its publisher
 * needs.
 *
 * @param <Y> the elements
 */
public record WriteTail<Y>(SinkOpener<Y> opener) implements Tail<Y, String> {

  @Override
  public Link<Y> open(Exit<String> exit) {
    Writing<Y> writing = new Writing<>(opener, exit);
    exit.output().onPart(writing::begin);
    return writing;
  }

  private static final class Writing<Y> implements Link<Y> {

    private final SinkOpener<Y> opener;
    private final Exit<String> exit;
    private SinkWriter<Y> writer;

    Writing(SinkOpener<Y> opener, Exit<String> exit) {
      this.opener = opener;
      this.exit = exit;
    }

    // Merged flows may come to a sink in several branches of one stage, each with a writer.
    void begin(String part) throws Exception {
      open();
      String own = exit.number() == 0 ? part : "%s, branch %d".formatted(part, exit.number());
      exit.output().meters().within(() -> writer.begin(own));
    }

    @Override
    public void accept(Y element) throws Exception {
      if (writer == null) {
        open();
      }
      writer.accept(element);
    }

    private void open() throws Exception {
      if (writer == null) {
        exit.output().meters().within(() -> writer = opener.open());
      }
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
  }
}
