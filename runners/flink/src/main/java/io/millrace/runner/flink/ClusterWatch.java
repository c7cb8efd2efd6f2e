package io.millrace.runner.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cluster.rest.MasterAddress;
import io.millrace.flow.live.Board;
import io.millrace.flow.live.StageCounts;
import io.millrace.runner.watch.StageCounters;
import io.millrace.runner.watch.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.flink.metrics.FlinkMetricContainer;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;

/**
 * Looks at a job on a Flink cluster.
 *
 * <p>What its stages count are metrics of its tasks, see {@link StageGauges}. The master fetches
 * them when somebody asks and its last ones are older than {@code metrics.fetcher.update-interval},
 * by default ten seconds; who asks is answered with those that it has. Asked twice a second, a
 * cluster where it is half a second is seen as of a second ago.
 *
 * <p>When a task has ended there are Beam's counters in an accumulator: what it has counted after
 * the master's last look, and what has no metric, such as what went in and out of operators.
 */
final class ClusterWatch implements Watch {

  /** What the names of all gauges begin with. */
  private static final String OURS = "millrace_";

  /** A streaming job may begin again as long as it likes. */
  private static final int MOST_RESTARTS = 1_000;

  /** After so many looks there may be gauges that were not there before. */
  private static final int LIST_AGAIN = 10;

  private final JobRest rest;
  private final Board board;
  private final String name;
  private final Set<String> othersJobs;

  /** The names of the gauges of each vertex that has some. */
  private final Map<String, List<String>> gauges = new LinkedHashMap<>();

  private Optional<String> job = Optional.empty();
  private Optional<String> waiting = Optional.empty();
  private final List<String> restarts = new ArrayList<>();
  private long restarted;
  private int looks;

  private ClusterWatch(MasterAddress master, String name, Board board) {
    this.rest = new JobRest(master);
    this.name = name;
    this.board = board;
    this.othersJobs = jobsBefore();
  }

  /**
   * A watch for a job that is about to be submitted.
   *
   * @param flinkMaster as Beam's option; empty for what is no address of a cluster
   * @param name of the job
   */
  static Optional<Watch> of(String flinkMaster, String name, Board board) {
    return FlinkMaster.parse(flinkMaster).map(master -> new ClusterWatch(master, name, board));
  }

  /** Those that were there before ours; none where the master does not answer. */
  private Set<String> jobsBefore() {
    Set<String> ids = new HashSet<>();
    try {
      rest.jobs().forEach(one -> ids.add(one.path("jid").asText()));
    } catch (IOException e) {
      // Whoever submits the job will say so.
    }
    return ids;
  }

  @Override
  public List<StageCounts> look() throws IOException {
    try {
      if (job.isEmpty()) {
        job = findJob();
      }
      return job.isPresent() ? look(job.get()) : board.stages();
    } catch (IOException e) {
      waiting = Optional.of("an answer of the JobManager at " + rest.address());
      throw e;
    }
  }

  private List<StageCounts> look(String id) throws IOException {
    JobRest.Condition condition = rest.condition(id);
    waiting = waiting(condition);
    lookForRestarts(id);
    return counted(id, condition.vertices());
  }

  private static Optional<String> waiting(JobRest.Condition job) {
    if (job.state().equals("RESTARTING")) {
      return Optional.of("the end of the pause before it is restarted");
    }
    if (job.state().equals("INITIALIZING") || job.state().equals("CREATED")) {
      return Optional.of("the JobManager to start it");
    }
    return job.state().equals("RUNNING") && job.withoutSlot() > 0
        ? Optional.of("free slots of the cluster: some of its tasks have none")
        : Optional.empty();
  }

  @Override
  public Optional<String> waiting() {
    return waiting;
  }

  /** The last failure of a job is none that it goes on after: its state is asked for behind it. */
  private void lookForRestarts(String id) throws IOException {
    List<JobRest.Failure> failures =
        rest.failures(id).stream().filter(failure -> failure.millis() > restarted).toList();
    if (failures.isEmpty() || restarts.size() >= MOST_RESTARTS || !rest.goesOn(id)) {
      return;
    }
    for (JobRest.Failure failure : failures) {
      restarts.add(FailureLine.of(failure.stackTrace()));
      restarted = failure.millis();
    }
  }

  @Override
  public List<String> restarts() {
    return restarts;
  }

  private Optional<String> findJob() throws IOException {
    for (JsonNode candidate : rest.jobs()) {
      String id = candidate.path("jid").asText();
      if (candidate.path("name").asText().equals(name) && !othersJobs.contains(id)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private List<StageCounts> counted(String id, List<String> vertices) throws IOException {
    Map<String, Long> live = live(id, vertices);
    MetricResults ended = MetricsContainerStepMap.asAttemptedOnlyMetricResults(accumulated(id));
    return new StageCounters(board.stages())
        .with(ended, MetricResult::getAttempted).stream()
            .map(stage -> LiveCounts.of(stage, live))
            .toList();
  }

  /** What the gauges show, by their names. */
  private Map<String, Long> live(String id, List<String> vertices) throws IOException {
    boolean again = looks++ % LIST_AGAIN == 0;
    Map<String, Long> live = new HashMap<>();
    for (String vertex : vertices) {
      if (again || !gauges.containsKey(vertex)) {
        List<String> names = rest.metrics(id, vertex, OURS);
        if (!names.isEmpty()) {
          gauges.put(vertex, names);
        }
      }
      if (gauges.containsKey(vertex)) {
        live.putAll(rest.sums(id, vertex, gauges.get(vertex)));
      }
    }
    return live;
  }

  /** Beam's counters, as far as the workers have sent them. */
  private MetricsContainerStepMap accumulated(String id) throws IOException {
    byte[] bytes = rest.accumulator(id, FlinkMetricContainer.ACCUMULATOR_NAME);
    if (bytes.length == 0) {
      return new MetricsContainerStepMap();
    }
    try {
      SerializedValue<OptionalFailure<Object>> value = SerializedValue.fromBytes(bytes);
      return (MetricsContainerStepMap)
          value.deserializeValue(ClusterWatch.class.getClassLoader()).get();
    } catch (ClassNotFoundException | FlinkException e) {
      throw new IOException("Beam's counters cannot be read", e);
    }
  }
}
