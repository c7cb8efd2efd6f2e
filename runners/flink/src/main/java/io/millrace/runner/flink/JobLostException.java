package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;

/** A job that its cluster has forgotten. */
public final class JobLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobLostException(MasterAddress master, RuntimeException noticed) {
    super(
        "the job is lost: the JobManager at %s was started again and does not know it"
            .formatted(master));
    // Not as a cause, whose pages of the cluster's stack would be shown with the message.
    addSuppressed(noticed);
  }
}
