package io.millrace.jobs.rollup;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.demo.TpchData;
import io.millrace.jobs.options.RowEstimate;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The job {@code rollup}: INSERT … SELECT … GROUP BY, across databases. */
@Command(
    name = "rollup",
    description =
        "Groups the rows of a table or query and writes one row a group to another database.",
    footer = {
      "millrace rollup --from=jdbc:postgresql://shop.example/shop --fromUser=reader \\",
      "    --fromPassword=env:SHOP_PASSWORD --table=orders \\",
      "    --where=\"status = 'PAID'\" \\",
      "    --groupBy=\"region, cast(created_at as date) as day\" \\",
      "    --aggregate=\"count() as orders, sum(amount) as revenue\" \\",
      "    --to=jdbc:postgresql://reports.example/reports --toUser=writer \\",
      "    --toPassword=env:REPORTS_PASSWORD --into=daily_revenue --createTable"
    })
public final class Rollup implements Job {

  private static final String OPTIONS = "options";

  @Spec private CommandSpec spec;

  @Mixin(name = OPTIONS)
  private final RollupOptions options = new RollupOptions();

  @Mixin private final Demo demo = new Demo();

  @HelpSection(Title.DEMO)
  private static final class Demo {

    @Option(
        names = "--demo",
        description =
            "Start a PostgreSQL of its own, fill it with the orders of TPC-H, roll up its pricing"
                + " summary (query 1) and compare the result with that of SQL. Needs none of the"
                + " options above, and takes none of them.")
    private boolean on;

    @Option(
        names = "--demoScale",
        paramLabel = "FACTOR",
        defaultValue = "0.1",
        description =
            "How much data the demo loads: TPC-H's scale factor, about 6,000,000 line items times"
                + " this. Default: ${DEFAULT-VALUE}. Example: --demoScale=1")
    private double scale = 0.1;

    @Option(
        names = "--demoKeep",
        description = "Leave the demo's server up until Enter is pressed, and say how to connect.")
    private boolean keep;
  }

  @Override
  public JobSize size() {
    return demo.on
        ? RowEstimate.size((long) (demo.scale * TpchData.LINE_ITEMS))
        : RowEstimate.size(options.source);
  }

  @Override
  public void run(JobRun run) throws Exception {
    if (demo.on) {
      checkDemoAlone();
      new RollupDemo(demo.scale, demo.keep).run(run);
    } else {
      RollupRun.of(options).run(run);
    }
  }

  private void checkDemoAlone() {
    Set<String> notOfTheDemo = spec.mixins().get(OPTIONS).optionsMap().keySet();
    List<String> given =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(notOfTheDemo::contains)
            .toList();
    if (!given.isEmpty()) {
      throw new WrongUseException(
          "--demo rolls up what it brings, by options of its own; leave %s out"
              .formatted(String.join(", ", given)));
    }
  }
}
