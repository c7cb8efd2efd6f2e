package io.millrace.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job of a cluster, as it was when it was asked for.
 *
 * @param id the cluster's own name for it
 * @param name what the user calls it
 * @param state in the cluster's words, such as {@code RUNNING}
 * @param ended whether that is the last one
 * @param started when it was submitted
 * @param elapsed from then on to its end, or until now
 * @param tasks how many of its tasks are in which state, in lower case; none for a state that has
 *     none
 */
public record ClusterJob(
    String id,
    String name,
    String state,
    boolean ended,
    Instant started,
    Duration elapsed,
    Map<String, Integer> tasks) {

  /** Keeps its own copy of the tasks, by name. */
  public ClusterJob {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
  }
}
