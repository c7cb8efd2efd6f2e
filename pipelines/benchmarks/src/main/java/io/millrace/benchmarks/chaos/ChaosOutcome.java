package io.millrace.benchmarks.chaos;

import io.millrace.benchmarks.report.Median;
import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs that were hit, all of which ended as they must. */
record ChaosOutcome(List<ChaosRun> runs) {

  /** A line for each kind of fault and job: how many, in which phases, and what they cost. */
  Table table() {
    List<String> header = new ArrayList<>(List.of("fault", "job", "runs"));
    Stream.of(Phase.values()).map(phase -> "in " + phase.label()).forEach(header::add);
    header.addAll(List.of("submitted again", "failures on Flink", "median time", "× undisturbed"));
    List<List<String>> lines = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      for (ChaosJob job : ChaosJob.values()) {
        addLine(lines, kind.label(), job.label(), run -> run.isOf(kind) && run.job() == job);
      }
    }
    addLine(lines, "all", "all", run -> true);
    return new Table(header, 2, lines);
  }

  private void addLine(
      List<List<String>> lines, String fault, String job, Predicate<ChaosRun> which) {
    List<ChaosRun> of = runs.stream().filter(which).toList();
    if (of.isEmpty()) {
      return;
    }
    List<String> line = new ArrayList<>(List.of(fault, job, String.valueOf(of.size())));
    for (Phase phase : Phase.values()) {
      line.add(String.valueOf(of.stream().filter(run -> run.phase() == phase).count()));
    }
    line.add(String.valueOf(of.stream().mapToInt(ChaosRun::submissions).sum() - of.size()));
    line.add(String.valueOf(of.stream().mapToInt(ChaosRun::failures).sum()));
    line.add(Numbers.seconds(Median.of(of.stream().mapToDouble(ChaosRun::seconds))));
    line.add(
        Numbers.ratio(
            Median.of(
                of.stream()
                    .filter(run -> run.undisturbedSeconds() > 0)
                    .mapToDouble(ChaosRun::timesUndisturbed))));
    lines.add(line);
  }
}
