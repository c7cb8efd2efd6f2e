package io.millrace.jobs.differential;

import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** A sink into a probe: of every bundle that was flushed, or of all at the end. */
final class ProbeSink<T> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  /** What was flushed and is not published yet, by receipt. */
  private static final Map<String, List<Object>> STAGED = new ConcurrentHashMap<>();

  private final Probe probe;
  private final SerializableFunction<T, ?> shown;
  private final boolean publishes;

  private ProbeSink(Probe probe, SerializableFunction<T, ?> shown, boolean publishes) {
    this.probe = probe;
    this.shown = shown;
    this.publishes = publishes;
  }

  static <T> ProbeSink<T> flushing(Probe probe) {
    return new ProbeSink<>(probe, element -> element, false);
  }

  static <T> ProbeSink<T> publishing(Probe probe) {
    return new ProbeSink<>(probe, element -> element, true);
  }

  /** A sink that keeps something else in place of each element. */
  static <T> ProbeSink<T> flushing(Probe probe, SerializableFunction<T, ?> shown) {
    return new ProbeSink<>(probe, shown, false);
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder) {
    Probe to = probe;
    SerializableFunction<T, ?> as = shown;
    boolean staged = publishes;
    return () -> new ProbeWriter<>(to, as, staged);
  }

  @Override
  protected Optional<SinkPublisher> publisher(Coder<T> coder, SinkOpener<T> opener) {
    Probe to = probe;
    return publishes ? Optional.of(receipts -> publish(to, receipts)) : Optional.empty();
  }

  private static void publish(Probe probe, List<String> receipts) {
    probe.replaceBy(receipts.stream().flatMap(receipt -> STAGED.get(receipt).stream()).toList());
  }

  private static final class ProbeWriter<T> implements SinkWriter<T> {

    private final Probe probe;
    private final SerializableFunction<T, ?> shown;
    private final boolean staged;
    private final List<Object> batch = new ArrayList<>();
    private String receipt;

    ProbeWriter(Probe probe, SerializableFunction<T, ?> shown, boolean staged) {
      this.probe = probe;
      this.shown = shown;
      this.staged = staged;
    }

    @Override
    public void accept(T element) {
      batch.add(shown.apply(element));
    }

    @Override
    public void flush() {
      receipt = UUID.randomUUID().toString();
      if (staged) {
        STAGED.put(receipt, List.copyOf(batch));
      } else {
        probe.addAll(batch);
      }
      batch.clear();
    }

    @Override
    public Optional<String> receipt() {
      return staged ? Optional.of(receipt) : Optional.empty();
    }

    @Override
    public void close() {}
  }
}
