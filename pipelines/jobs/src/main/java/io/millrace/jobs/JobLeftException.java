package io.millrace.jobs;

/**
 * Ends a run whose pipeline was left to its cluster, successfully: what a job would do or say after
 * its pipeline's end, nobody does. Thrown by {@link JobRun#launch}; a job lets it pass.
 */
public final class JobLeftException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
