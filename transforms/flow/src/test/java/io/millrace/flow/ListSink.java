package io.millrace.flow;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.coders.Coder;

/** A sink into lists of this JVM: what was flushed, and how many writers are open. */
final class ListSink<T> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  private static final Map<String, ConcurrentLinkedQueue<Object>> FLUSHED =
      new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> OPEN = new ConcurrentHashMap<>();

  private final String id;

  private ListSink(String id) {
    this.id = id;
  }

  static <T> ListSink<T> create() {
    String id = UUID.randomUUID().toString();
    FLUSHED.put(id, new ConcurrentLinkedQueue<>());
    OPEN.put(id, new AtomicInteger());
    return new ListSink<>(id);
  }

  @SuppressWarnings("unchecked") // the writers put in what this sink takes
  List<T> flushed() {
    return (List<T>) List.copyOf(FLUSHED.get(id));
  }

  int openWriters() {
    return OPEN.get(id).get();
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder) {
    String sink = id;
    return () -> new ListWriter<>(sink);
  }

  private static final class ListWriter<T> implements SinkWriter<T> {

    private final String sink;
    private final List<T> batch = new ArrayList<>();

    ListWriter(String sink) {
      this.sink = sink;
      OPEN.get(sink).incrementAndGet();
    }

    @Override
    public void accept(T element) {
      batch.add(element);
    }

    @Override
    public void flush() {
      FLUSHED.get(sink).addAll(batch);
      batch.clear();
    }

    @Override
    public void close() {
      OPEN.get(sink).decrementAndGet();
    }
  }
}
