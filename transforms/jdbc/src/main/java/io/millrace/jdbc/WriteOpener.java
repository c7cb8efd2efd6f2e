package io.millrace.jdbc;

import io.millrace.flow.Sink;
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
record WriteOpener<T>(WriteJob<T> job, String place) implements Sink.Opener<T> {

  /** What they write to. */
  List<Sink.Target> targets(boolean alone) {
    List<Sink.Target> targets = new ArrayList<>();
    String table = name(job.target().table());
    targets.add(alone ? Sink.Target.alone(table) : Sink.Target.shared(table, "rows"));
    job.deadLetters()
        .ifPresent(
            letters ->
                targets.add(Sink.Target.shared(name(letters.own().table()), "dead letters")));
    return targets;
  }

  private String name(Table table) {
    return "table %s of %s".formatted(table, place);
  }

  @Override
  public Sink.Writer<T> open() {
    return new BatchWriter<>(job);
  }
}
