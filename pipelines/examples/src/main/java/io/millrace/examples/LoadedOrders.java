package io.millrace.examples;

import io.millrace.files.CsvFiles;
import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.runner.Program;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Puts CSV files in the place of what a table holds, all at once at the end of the job. */
public final class LoadedOrders {

  private LoadedOrders() {}

  record Order(long id, String customer, BigDecimal amount, LocalDate ordered) {}

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("CSV files with the columns id, customer, amount and ordered.")
    @Validation.Required
    String getOrders();

    void setOrders(String pattern);

    @Description("The URL of the database with the table orders.")
    @Validation.Required
    String getDatabase();

    void setDatabase(String url);
  }

  /** Reads and replaces. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            Flow.from(pipeline, CsvFiles.read(Order.class, options.getOrders()).splittable())
                .uniqBy(Order::id)
                .into(
                    Jdbc.replace(Database.at(options.getDatabase()), Order.class).table("orders")));
  }
}
