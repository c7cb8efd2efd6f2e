package io.millrace.jobs.report;

import io.millrace.flow.live.StageCounts;
import java.time.Duration;
import java.util.List;

/**
 * What each stage has done, and what its workers spent their time with.
 *
 * <p>The times are those of our own clocks, on every runner. Flink's REST interface has {@code
 * busyTimeMsPerSecond} and {@code backPressuredTimeMsPerSecond}, which say less: only the tasks of
 * streaming jobs measure them; they are rates of the last seconds and not of the whole job; they
 * are those of tasks, of which one may be several stages; and a task that waits for a database is
 * busy to them. What ours do not see is a stage that waits until the next one, behind a shuffle,
 * takes its blocks: that is waiting otherwise. In a batch job no stage does for long, as one that
 * merges writes only when all blocks are there.
 */
record StageTable(List<StageCounts> stages) {

  private static final String NOT_MEASURED = "not measured";

  String html() {
    if (stages.isEmpty()) {
      return "<p>The pipeline has no stages of flows.</p>";
    }
    StringBuilder table = new StringBuilder();
    table.append(
        """
        <table id="stages">
        <tr><th>stage</th><th>rows read</th><th>rows reduced</th><th>groups</th>\
        <th>rows written</th><th>shuffled</th><th>workers' time</th><th>busy</th>\
        <th>back-pressured</th><th>waiting otherwise</th></tr>
        """);
    stages.forEach(stage -> table.append(row(stage)));
    return table
        .append(
            """
            </table>
            <p>Busy is the share of the workers' time on a processor, back-pressured the share in\
             which they waited for a sink. Otherwise they waited for a source or for a processor.</p>
            """)
        .toString();
  }

  private static String row(StageCounts stage) {
    StageCounts.Time time = stage.time();
    long wall = time.wallNanos();
    // Waiting for a sink is not all idle: what the driver computes meanwhile is busy time.
    long sink = Math.min(time.sinkNanos(), Math.max(0, wall - time.cpuNanos()));
    List<String> cells =
        List.of(
            stage.title(),
            Amount.of(stage.count("rowsRead")),
            Amount.of(stage.count("rowsReduced")),
            Amount.of(stage.count("groups")),
            Amount.of(stage.count("rowsWritten")),
            Amount.bytes(stage.count("bytesShuffled")),
            wall == 0 ? NOT_MEASURED : Amount.seconds(Duration.ofNanos(wall)),
            time.cpuNanos() == 0 ? NOT_MEASURED : Amount.share(time.cpuNanos(), wall),
            time.sinkNanos() == 0 ? NOT_MEASURED : Amount.share(sink, wall),
            time.cpuNanos() == 0
                ? NOT_MEASURED
                : Amount.share(wall - time.cpuNanos() - sink, wall));
    StringBuilder row = new StringBuilder("<tr>");
    cells.forEach(cell -> row.append("<td>").append(Html.escaped(cell)).append("</td>"));
    return row.append("</tr>\n").toString();
  }
}
