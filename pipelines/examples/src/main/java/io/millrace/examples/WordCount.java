package io.millrace.examples;

import static io.millrace.flow.Reducers.count;

import io.millrace.files.TextFiles;
import io.millrace.flow.Flow;
import io.millrace.runner.Program;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.values.KV;

/** Counts the words of text files. */
public final class WordCount {

  private WordCount() {}

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("The text files, as a pattern.")
    @Default.String("*.md")
    String getText();

    void setText(String pattern);

    @Description("How the files with the counts begin.")
    @Default.String("target/word-counts")
    String getCounts();

    void setCounts(String prefix);
  }

  /** Reads, counts, writes. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            counted(Flow.from(pipeline, TextFiles.lines(options.getText())))
                .into(TextFiles.write(options.getCounts())));
  }

  /** Each word with how often it occurs. */
  static Flow<KV<String, Long>> counted(Flow<String> lines) {
    return lines
        .flatMap(String.class, line -> List.of(line.split("\\W+", -1)))
        .reject(String::isEmpty)
        .partition()
        .reduce(count());
  }
}
