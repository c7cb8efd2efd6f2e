package io.millrace.examples;

import io.millrace.files.JsonLines;
import io.millrace.files.TextFiles;
import io.millrace.flow.DeadLetters;
import io.millrace.flow.Flow;
import io.millrace.flow.Sink;
import io.millrace.flow.function.Failure;
import io.millrace.runner.Program;
import java.math.BigDecimal;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Reads prices from lines of text, and puts the lines aside that are none. */
public final class CheckedPrices {

  private CheckedPrices() {}

  record Price(String product, BigDecimal amount) {

    static Price parse(String line) {
      int comma = line.indexOf(',');
      return new Price(line.substring(0, comma), new BigDecimal(line.substring(comma + 1)));
    }
  }

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("Text files with a product, a comma and a price in each line.")
    @Validation.Required
    String getLines();

    void setLines(String pattern);

    @Description("The folder that the results go to.")
    @Default.String("target/prices")
    String getFolder();

    void setFolder(String folder);
  }

  /** Reads, parses, writes. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            prices(
                    Flow.from(pipeline, TextFiles.lines(options.getLines())),
                    JsonLines.write(options.getFolder() + "/rejected", Failure.class))
                .into(JsonLines.write(options.getFolder() + "/prices", Price.class)));
  }

  /** The prices; fails where more than a tenth of the lines is none. */
  static Flow<Price> prices(Flow<String> lines, Sink<Failure> rejected) {
    return lines.onError(DeadLetters.into(rejected).atMostShare(0.1)).map(Price::parse);
  }
}
