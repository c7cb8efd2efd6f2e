package io.millrace.runner;

import io.millrace.flow.live.StageCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult.State;

/**
 * How a pipeline ended.
 *
 * @param state {@code DONE} or {@code CANCELLED}, or {@code RUNNING} where nobody waits for the
 *     end; a pipeline that fails has no outcome, it throws {@link JobFailedException}
 * @param elapsed from the start of the run to its end; without the start of the JVM and the
 *     construction of the pipeline
 * @param counters the counters of the namespace {@value #NAMESPACE} by name, summed over the steps.
 *     On runners that know no committed values, work that had to be repeated is counted again
 * @param stages the stages of the pipeline's flows, in the order of their construction, with the
 *     counters of each; those of its operators, named {@code OPERATOR.in} and so on, among them
 */
public record Outcome(
    State state, Duration elapsed, Map<String, Long> counters, List<StageCounts> stages) {

  /** The metrics namespace of the counters that an outcome shows. */
  public static final String NAMESPACE = "millrace";

  /** Keeps its own copies. */
  public Outcome {
    counters = Map.copyOf(counters);
    stages = List.copyOf(stages);
  }

  /** How often something failed for a moment, and was done again. */
  public long retries() {
    return counter("readRetries") + counter("writeRetries");
  }

  /** A counter's value; 0 where nothing was counted. */
  public long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }
}
