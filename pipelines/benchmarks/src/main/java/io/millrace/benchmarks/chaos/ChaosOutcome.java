package io.millrace.benchmarks.chaos;

import io.millrace.benchmarks.report.Median;
import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a series.
 *
 * @param undisturbed the times of the jobs that nothing happened to
 * @param runs those that were hit, all of which ended as they must
 */
record ChaosOutcome(Map<ChaosJob, Undisturbed> undisturbed, List<ChaosRun> runs) {

  /** A line for each kind of fault: how many, in which phases, and what they cost. */
  Table table() {
    List<String> header = new ArrayList<>(List.of("fault", "runs"));
    Stream.of(Phase.values()).map(phase -> "in " + phase.label()).forEach(header::add);
    header.addAll(List.of("submitted again", "failures on Flink", "median time", "× undisturbed"));
    List<List<String>> lines = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      lines.add(
          line(kind.label(), runs.stream().filter(run -> run.fault().kind() == kind).toList()));
    }
    lines.add(line("all", runs));
    return new Table(header, 1, lines);
  }

  private List<String> line(String label, List<ChaosRun> of) {
    List<String> line = new ArrayList<>(List.of(label));
    line.add(String.valueOf(of.size()));
    for (Phase phase : Phase.values()) {
      line.add(String.valueOf(of.stream().filter(run -> run.phase() == phase).count()));
    }
    line.add(String.valueOf(of.stream().mapToInt(ChaosRun::submissions).sum() - of.size()));
    line.add(String.valueOf(of.stream().mapToInt(ChaosRun::failures).sum()));
    line.add(Numbers.seconds(Median.of(of.stream().mapToDouble(ChaosRun::seconds))));
    line.add(Numbers.ratio(Median.of(of.stream().mapToDouble(this::timesUndisturbed))));
    return line;
  }

  private double timesUndisturbed(ChaosRun run) {
    return run.seconds() / undisturbed.get(run.job()).seconds();
  }
}
