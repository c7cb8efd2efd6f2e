package io.millrace.flow.live;

import java.util.List;
import java.util.Map;

/**
 * What is known of a stage at one moment.
 *
 * @param name the name of its transform in the pipeline
 * @param branches the names of its operators, in order, the tail at the end; the branches behind
 *     the first have what they do not share with it
 * @param splits how many splits its source has; 0 where it has no source
 * @param counts the counters of the namespace {@value Meters#NAMESPACE} by name, summed over the
 *     workers; what was not counted is not there
 * @param time what the workers spent in it
 */
public record StageCounts(
    String name, List<List<String>> branches, int splits, Map<String, Long> counts, Time time) {

  /** Keeps its own copies. */
  public StageCounts {
    branches = branches.stream().map(List::copyOf).toList();
    counts = Map.copyOf(counts);
  }

  /** Its name without that of its operators: the source, or the reduce, that it begins with. */
  public String title() {
    String operators = branches.isEmpty() ? "" : ", " + String.join(", ", branches.get(0));
    return name.endsWith(operators) && name.length() > operators.length()
        ? name.substring(0, name.length() - operators.length())
        : name;
  }

  /** A counter's value; 0 where nothing was counted. */
  public long count(String counter) {
    return counts.getOrDefault(counter, 0L);
  }

  /** The same stage with other counts. */
  public StageCounts with(Map<String, Long> newCounts, Time newTime) {
    return new StageCounts(name, branches, splits, newCounts, newTime);
  }

  /**
   * Time of workers. Where a runner goes from one stage to the next on the same thread, as Flink
   * does where no shuffle is between, the first one's is that of both.
   *
   * @param wallNanos how long they were in bundles of the stage; two workers in the same second are
   *     two seconds
   * @param cpuNanos how much of that they were on a processor
   * @param sinkNanos how much of that they waited for what they write to, as far as the sink says
   */
  public record Time(long wallNanos, long cpuNanos, long sinkNanos) {

    /** None. */
    public static final Time NONE = new Time(0, 0, 0);

    /** This and more of it. */
    public Time plus(Time more) {
      return new Time(
          wallNanos + more.wallNanos, cpuNanos + more.cpuNanos, sinkNanos + more.sinkNanos);
    }
  }
}
