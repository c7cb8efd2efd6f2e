package io.millrace.jdbc;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkTarget;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.write.BatchWriter;
import io.millrace.jdbc.internal.write.WriteJob;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the writers of one run.
 *
 * @param job what they have to know
 * @param place the database, without user and password
 * @param <T> the elements
 */
record WriteOpener<T>(WriteJob<T> job, String place) implements SinkOpener<T> {

  /** What they write to. */
  List<SinkTarget> targets(boolean alone) {
    List<SinkTarget> targets = new ArrayList<>();
    String table = name(job.target().table());
    targets.add(alone ? SinkTarget.alone(table) : SinkTarget.shared(table, "rows"));
    job.deadLetters()
        .ifPresent(
            letters -> targets.add(SinkTarget.shared(name(letters.own().table()), "dead letters")));
    return targets;
  }

  private String name(Table table) {
    return "table %s of %s".formatted(table, place);
  }

  @Override
  public SinkWriter<T> open() {
    return new BatchWriter<>(job);
  }
}
