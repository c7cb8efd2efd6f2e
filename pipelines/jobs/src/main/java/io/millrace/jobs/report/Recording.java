package io.millrace.jobs.report;

import io.millrace.runner.watch.PipelineGraph;
import io.millrace.runner.watch.Progress;
import io.millrace.runner.watch.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is seen of a job's last pipeline, in bounded memory. */
public final class Recording implements Watcher {

  /** When there are twice as many, every other one is let go of. */
  private static final int SAMPLES = 300;

  private final List<Sample> samples = new ArrayList<>();
  private PipelineGraph graph = new PipelineGraph(List.of(), List.of());
  private Progress last = new Progress(Duration.ZERO, List.of());
  private int every = 1;
  private int seen;

  /**
   * The counts at one moment.
   *
   * @param millis since the pipeline began to run
   */
  record Sample(long millis, long rowsRead, long rowsWritten) {}

  @Override
  public synchronized void begin(PipelineGraph newGraph) {
    graph = newGraph;
    samples.clear();
    samples.add(new Sample(0, 0, 0));
    last = new Progress(Duration.ZERO, List.of());
    every = 1;
    seen = 0;
  }

  @Override
  public synchronized void progress(Progress progress) {
    last = progress;
    if (seen++ % every == 0) {
      samples.add(sample(progress));
    }
    if (samples.size() == 2 * SAMPLES) {
      List<Sample> half = new ArrayList<>();
      for (int i = 0; i < samples.size(); i += 2) {
        half.add(samples.get(i));
      }
      samples.clear();
      samples.addAll(half);
      every *= 2;
    }
  }

  private static Sample sample(Progress progress) {
    return new Sample(
        progress.elapsed().toMillis(), progress.count("rowsRead"), progress.count("rowsWritten"));
  }

  synchronized List<Sample> samples() {
    List<Sample> all = new ArrayList<>(samples);
    Sample end = sample(last);
    if (all.isEmpty() || all.get(all.size() - 1).millis() < end.millis()) {
      all.add(end);
    }
    return all;
  }

  synchronized PipelineGraph graph() {
    return graph;
  }

  synchronized Progress last() {
    return last;
  }
}
