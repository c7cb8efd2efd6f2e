package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import io.millrace.flow.records.Records;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Instant;

/** Where random flows begin. */
final class Reading {

  private Reading() {}

  /** A row and when it was. */
  record Timed(Row row, long timestamp) {

    @Override
    public String toString() {
      return row + "@" + timestamp;
    }
  }

  /** A source with given splits; its rows have no time. */
  record FromSource(List<List<Timed>> splits) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return Flow.from(site.pipeline(), new RowSource(splits));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      long start = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();
      return elements(
          splits.stream()
              .flatMap(List::stream)
              .map(timed -> new Timed(timed.row(), start))
              .toList(),
          Windowing.GLOBAL);
    }
  }

  /** A user's collection, of rows with timestamps, windowed. */
  record OfCollection(List<Timed> rows) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      List<TimestampedValue<Row>> stamped =
          rows.stream()
              .map(
                  timed ->
                      TimestampedValue.of(timed.row(), Instant.ofEpochMilli(timed.timestamp())))
              .toList();
      PCollection<Row> created =
          site.pipeline()
              .apply(
                  "create %s %s".formatted(site.flow(), site.name()),
                  Create.timestamped(stamped).withCoder(coder(site, Row.class)));
      return Flow.of(site.windowing().of(site.flow() + " windows " + site.name(), created));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return elements(rows, desk.windowing());
    }
  }

  static <R> Coder<R> coder(Op.Site site, Class<R> type) {
    try {
      return Records.coder(TypeDescriptor.of(type), site.pipeline().getCoderRegistry());
    } catch (CannotProvideCoderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<At> elements(List<Timed> rows, Windowing windowing) {
    List<At> elements = new ArrayList<>();
    for (Timed timed : rows) {
      for (long end : windowing.ends(timed.timestamp())) {
        elements.add(new At(timed.row(), timed.timestamp(), end, null));
      }
    }
    return elements;
  }

  private static final class RowSource extends Source<Row> {

    private static final long serialVersionUID = 1L;

    private final transient List<List<Timed>> splits;

    RowSource(List<List<Timed>> splits) {
      this.splits = splits;
    }

    @Override
    protected List<Split<Row>> splits(int parallelism) {
      return splits.stream().map(RowSource::split).toList();
    }

    private static Split<Row> split(List<Timed> timed) {
      ArrayList<Row> rows = new ArrayList<>(timed.stream().map(Timed::row).toList());
      return receiver -> {
        for (Row row : rows) {
          receiver.accept(row);
        }
      };
    }

    @Override
    protected TypeDescriptor<Row> elementType() {
      return TypeDescriptor.of(Row.class);
    }
  }
}
