package io.millrace.runner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Processes that run jobs, reached from outside.
 *
 * <p>Each call waits for the answer, and no longer than the patience that the {@link RemoteControl}
 * was asked with.
 */
public interface Cluster extends AutoCloseable {

  /**
   * All jobs that it knows, those that have ended among them; the newest first.
   *
   * @throws ClusterException if it does not answer
   */
  List<ClusterJob> jobs() throws ClusterException, InterruptedException;

  /**
   * The one job whose id begins so.
   *
   * @throws IllegalArgumentException if there is none, or several, or nothing is given
   * @throws ClusterException if the cluster does not answer
   */
  default ClusterJob job(String beginOfId) throws ClusterException, InterruptedException {
    if (beginOfId.isBlank()) {
      throw new IllegalArgumentException(
          "the job's id must be given, or the begin of it, is blank; millrace jobs lists the ids");
    }
    List<ClusterJob> found =
        jobs().stream()
            .filter(job -> job.id().startsWith(beginOfId.toLowerCase(Locale.ROOT)))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("%s has no job '%s'".formatted(this, beginOfId));
    }
    throw new IllegalArgumentException(
        "'%s' is the begin of %d jobs of %s: %s; give more letters"
            .formatted(beginOfId, found.size(), this, found.stream().map(ClusterJob::id).toList()));
  }

  /**
   * Whether the state of a job can be saved: that of streaming jobs can, that of batch jobs cannot.
   *
   * @throws ClusterException if it does not answer
   */
  boolean canSave(ClusterJob job) throws ClusterException, InterruptedException;

  /**
   * Cancels a job, and waits until it has ended.
   *
   * @return the state that it has ended in, such as {@code CANCELED}
   * @throws ClusterException if that is refused, or takes too long
   */
  String cancel(ClusterJob job) throws ClusterException, InterruptedException;

  /**
   * Saves the state of a job, which goes on.
   *
   * @param directory where to, as the cluster sees it; the cluster's own if empty
   * @return where the savepoint is
   * @throws ClusterException if that is refused, or takes too long
   */
  String savepoint(ClusterJob job, Optional<String> directory)
      throws ClusterException, InterruptedException;

  /**
   * Saves the state of a job and ends the job with it, so that nothing is done twice when it is
   * resumed.
   *
   * @param directory where to, as the cluster sees it; the cluster's own if empty
   * @param drain whether all windows are closed and all timers fire first: for a job that is never
   *     to be resumed
   * @return where the savepoint is
   * @throws ClusterException if that is refused, or takes too long
   */
  String stop(ClusterJob job, Optional<String> directory, boolean drain)
      throws ClusterException, InterruptedException;

  /** Lets go of the connection. */
  @Override
  void close();
}
