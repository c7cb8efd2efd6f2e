package io.millrace.jdbc;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * A write as a runner does it, and does it again: bundles whose receipts count, bundles whose
 * receipts are lost, and a publication that may be repeated.
 *
 * @param <T> the elements
 */
final class WriteRuns<T> {

  private final SinkOpener<T> opener;
  private final Optional<SinkPublisher> publisher;
  private final List<String> receipts = new ArrayList<>();

  private WriteRuns(JdbcWrite<T> write, Coder<T> coder) {
    SinkOpener<T> made = write.opener(coder);
    this.opener = SerializableUtils.clone(made);
    this.publisher = write.publisher(coder, made).map(SerializableUtils::clone);
  }

  static <T> WriteRuns<T> of(JdbcWrite<T> write) {
    return of(write, null);
  }

  static <T> WriteRuns<T> of(JdbcWrite<T> write, Coder<T> coder) {
    return new WriteRuns<>(write, coder);
  }

  /** Writes a bundle with a writer of its own. */
  @SafeVarargs
  @SuppressWarnings("varargs") // Only read.
  final WriteRuns<T> bundle(T... elements) throws Exception {
    write(List.of(elements)).ifPresent(receipts::add);
    return this;
  }

  /** Writes a bundle that the runner then takes for failed. */
  @SafeVarargs
  @SuppressWarnings("varargs") // Only read.
  final WriteRuns<T> lostBundle(T... elements) throws Exception {
    write(List.of(elements));
    return this;
  }

  private Optional<String> write(List<T> elements) throws Exception {
    SinkWriter<T> writer = opener.open();
    try {
      for (T element : elements) {
        writer.accept(element);
      }
      writer.flush();
      return writer.receipt();
    } finally {
      writer.close();
    }
  }

  /**
   * Has a bundle more, of this run, whose rows were staged by others.
   *
   * @param segments each as {@code id:end:rows}; all but the last are in doubt
   */
  WriteRuns<T> segments(List<String> segments, long rows) {
    String run = receipts.get(0).split(";", -1)[0];
    receipts.add("%s;%s;;%d;0".formatted(run, String.join(",", segments), rows));
    return this;
  }

  /** Takes all bundles so far for failed. */
  WriteRuns<T> loseReceipts() {
    receipts.clear();
    return this;
  }

  /** Ends the job, or ends it again. */
  WriteRuns<T> publish() throws Exception {
    if (publisher.isPresent()) {
      publisher.get().publish(receipts);
    }
    return this;
  }
}
