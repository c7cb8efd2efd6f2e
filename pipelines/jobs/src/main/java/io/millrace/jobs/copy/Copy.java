package io.millrace.jobs.copy;

import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.options.RowEstimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job {@code copy}: INSERT … SELECT, across databases. */
@Command(
    name = "copy",
    description = "Writes the rows of a table or query to a table of another database.",
    footer = {
      "millrace copy --from=jdbc:postgresql://shop.example/shop --fromUser=reader \\",
      "    --fromPassword=env:SHOP_PASSWORD --table=orders \\",
      "    --where=\"status = 'PAID'\" \\",
      "    --to=jdbc:mariadb://reports.example/reports --toUser=writer \\",
      "    --toPassword=env:REPORTS_PASSWORD --into=orders --createTable"
    })
public final class Copy implements Job {

  @Mixin private final CopyOptions options = new CopyOptions();

  @Override
  public JobSize size() {
    return RowEstimate.size(options.source);
  }

  @Override
  public void run(JobRun run) throws Exception {
    CopyRun.of(options).run(run);
  }
}
