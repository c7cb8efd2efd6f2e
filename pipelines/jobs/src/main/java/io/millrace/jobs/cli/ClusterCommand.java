package io.millrace.jobs.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * Something to do with the jobs of a cluster.
 *
 * @param action what
 * @param job the begin of a job's id; empty for an action on all of them
 * @param master the cluster, as {@code --flinkMaster} names it; not checked yet
 * @param timeout how long it may take
 * @param savepointDirectory where a savepoint goes; empty for the cluster's own place, and for
 *     actions that make none
 * @param drain whether all windows are closed before the job is stopped
 * @param stacktrace whether a failure is followed by its stack trace
 */
public record ClusterCommand(
    Action action,
    String job,
    String master,
    Duration timeout,
    Optional<String> savepointDirectory,
    boolean drain,
    boolean stacktrace)
    implements Command {

  /** What can be done. */
  public enum Action {
    /** List the jobs. */
    JOBS,
    /** Cancel a job. */
    CANCEL,
    /** Make a savepoint of a job, and end it with that. */
    STOP,
    /** Make a savepoint of a job that goes on. */
    SAVEPOINT
  }
}
