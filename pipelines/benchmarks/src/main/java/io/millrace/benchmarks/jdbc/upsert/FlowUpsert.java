package io.millrace.benchmarks.jdbc.upsert;

import io.millrace.benchmarks.jdbc.rollup.Stopwatch;
import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.runner.Launcher;
import org.apache.beam.sdk.io.GenerateSequence;

/** By {@code Jdbc.upsert}. */
public final class FlowUpsert {

  private FlowUpsert() {}

  public static void main(String[] arguments) throws Exception {
    Stopwatch stopwatch = Stopwatch.start();
    Database database = Database.at(arguments[0]);
    long rows = Long.parseLong(arguments[1]);
    Launcher.from(arguments[3])
        .launch(
            pipeline ->
                Flow.of(pipeline.apply(GenerateSequence.from(0).to(rows)))
                    .map(Item.class, place -> Item.at(place, rows))
                    .into(Jdbc.upsert(database, Item.class).table(arguments[2])));
    stopwatch.print();
  }
}
