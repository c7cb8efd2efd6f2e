package io.millrace.benchmarks.millrace;

import io.millrace.benchmarks.work.Item;
import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.runner.Launcher;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;

/** The upsert by our sink. Arguments: the URL, the number of rows, {@code --runner}. */
public final class UpsertFlow {

  private UpsertFlow() {}

  public static void main(String[] arguments) throws Exception {
    Launcher.from(arguments[2])
        .launch(pipeline -> build(pipeline, arguments[0], Long.parseLong(arguments[1])));
  }

  private static void build(Pipeline pipeline, String url, long rows) {
    Flow.of(pipeline.apply(GenerateSequence.from(1).to(rows + 1)))
        .map(Item::of)
        .into(Jdbc.upsert(Database.at(url), Item.class).table("items"));
  }
}
