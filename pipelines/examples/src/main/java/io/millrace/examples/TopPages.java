package io.millrace.examples;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.topN;

import io.millrace.files.CsvFiles;
import io.millrace.flow.Flow;
import io.millrace.runner.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.values.KV;

/** Finds the three pages of each day that had the most clicks. */
public final class TopPages {

  private TopPages() {}

  record Click(Instant at, String page) {}

  record PageOfDay(LocalDate day, String page) {}

  record PageClicks(LocalDate day, String page, long clicks) {}

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("CSV files with the columns at and page.")
    @Validation.Required
    String getClicks();

    void setClicks(String pattern);

    @Description("How the files with the pages begin.")
    @Default.String("target/top-pages")
    String getPages();

    void setPages(String prefix);
  }

  /** Reads, ranks, writes. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            top(Flow.from(pipeline, CsvFiles.read(Click.class, options.getClicks())))
                .into(CsvFiles.write(options.getPages(), PageClicks.class)));
  }

  /** At most three pages a day; of pages with as many clicks the first by name. */
  static Flow<PageClicks> top(Flow<Click> clicks) {
    return clicks
        .map(click -> new PageOfDay(LocalDate.ofInstant(click.at(), ZoneOffset.UTC), click.page()))
        .partition()
        .reduce(count(), (page, n) -> new PageClicks(page.day(), page.page(), n))
        .partitionBy(PageClicks::day)
        .reduce(topN(3, TopPages::compare))
        .flatMap(PageClicks.class, KV::getValue);
  }

  private static int compare(PageClicks one, PageClicks other) {
    return Comparator.comparing(PageClicks::clicks)
        .thenComparing(PageClicks::page, Comparator.reverseOrder())
        .compare(one, other);
  }
}
