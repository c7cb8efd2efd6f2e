package io.millrace.jdbc;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.SerializableUtils;

/** Runs reads and upserts without a pipeline, by their contracts alone. */
final class DirectRuns {

  private DirectRuns() {}

  /** All elements, as two workers would read them. */
  static <T> List<T> elements(JdbcRead<T> read) {
    return elements(read, 2);
  }

  static <T> List<T> elements(JdbcRead<T> read, int parallelism) {
    return elementsBySplit(read, parallelism).stream().flatMap(List::stream).toList();
  }

  /** The elements of each split, as so many workers would read them. */
  static <T> List<List<T>> elementsBySplit(JdbcRead<T> read, int parallelism) {
    List<List<T>> all = new ArrayList<>();
    List<? extends Split<T>> splits = read.splits(parallelism);
    // As a worker does it.
    Split.Keep kept = splits.get(0).keep();
    try {
      for (Split<T> split : splits) {
        List<T> elements = new ArrayList<>();
        all.add(elements);
        SerializableUtils.clone(split).read(elements::add);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      kept.close();
    }
    return all;
  }

  /** Writes each list as a bundle of its own. */
  @SafeVarargs
  static <T> void write(JdbcWrite<T> upsert, Coder<T> coder, List<T>... bundles) throws Exception {
    SinkOpener<T> opener = SerializableUtils.clone(upsert.opener(coder));
    SinkWriter<T> writer = opener.open();
    try {
      for (List<T> bundle : bundles) {
        for (T element : bundle) {
          writer.accept(element);
        }
        writer.flush();
      }
    } finally {
      writer.close();
    }
  }
}
