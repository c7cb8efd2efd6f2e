package io.millrace.jobs.rollup;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.options.Required;
import io.millrace.jobs.options.SourceOptions;
import io.millrace.jobs.options.TargetOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command line says a rollup is to do; not checked beyond what is missing. */
final class RollupOptions {

  private static final Required REQUIRED =
      new Required("rollup", ", millrace rollup --demo shows it");

  @Mixin SourceOptions source = new SourceOptions();

  @Option(
      names = "--groupBy",
      paramLabel = "SQL,…",
      description =
          "What to group by: expressions of the source's SQL, each a column or named by 'as'. NULL"
              + " is a group. Example: --groupBy=\"region, cast(created_at as date) as day\"")
  String groupBy;

  @Option(
      names = "--aggregate",
      paramLabel = "F(SQL),…",
      description =
          "What to compute for each group, of expressions of the source's SQL: count(), sum(x),"
              + " min(x), max(x), avg(x), stddev(x), variance(x); count_distinct(x), or"
              + " approx_distinct(x), which errs by 1.6 %% and needs 4 KiB a group; median(x) and p1(x)"
              + " to p99(x), p999(x) for 99.9, exact up to 200 rows a group, then within 1.33"
              + " percentage points of rank; first(x order by y) and last(x order by y). NULLs are"
              + " passed by. Example: --aggregate=\"count() as orders, sum(amount) as revenue,"
              + " p95(seconds) as slow, last(status order by changed_at) as status\"")
  String aggregate;

  @Option(
      names = "--pushdown",
      paramLabel = "HOW",
      defaultValue = "filter",
      description =
          "What the source does. filter: it evaluates --where and sends the values that are needed of"
              + " each row; aggregate: each split is grouped by the source, and what it sends is"
              + " merged here, with the same result: for count, min, max, and sum and avg of exact"
              + " numbers. Default: ${DEFAULT-VALUE}.")
  String pushdown = "filter";

  @Option(
      names = "--having",
      paramLabel = "SQL",
      description =
          "The condition that a group must meet to be written, over the columns of the result; it is"
              + " evaluated here, in the same way for every database: comparisons, AND, OR, NOT,"
              + " BETWEEN, IN, LIKE, IS NULL, + - * / and literals. Default: all groups. Example:"
              + " --having=\"orders > 10 and revenue >= 1000.50\"")
  String having;

  @Mixin TargetOptions target = new TargetOptions();

  @HelpSection(Title.TARGET)
  @Option(
      names = "--key",
      paramLabel = "COLUMN,…",
      split = "\\s*,\\s*",
      hideParamSyntax = true,
      description =
          "The columns of --into that make its key, which needs a unique constraint: a row whose key"
              + " is there is overwritten, others are added. It has all of --groupBy, and maybe more."
              + " Default: those of --groupBy.")
  List<String> key = List.of();

  /**
   * Checks that what must be said is said.
   *
   * @throws WrongUseException naming the first option that is missing or too many
   */
  void check() {
    source.check(REQUIRED);
    REQUIRED.check("--groupBy", groupBy);
    REQUIRED.check("--aggregate", aggregate);
    target.check(REQUIRED);
  }
}
