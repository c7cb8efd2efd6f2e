package io.millrace.jdbc.internal;

import java.io.Serializable;
import java.util.Optional;

/**
 * All that a writer has to know.
 *
 * @param run tells the rows of this job from those of others
 * @param stagingTable null for none
 * @param deadLetterTable null for none
 * @param <T> the elements
 */
public record WriteJob<T>(
    long run,
    Connections connections,
    Elements<T> elements,
    WriteTarget target,
    BatchLimits limits,
    Staging stagingTable,
    DeadLetterTable deadLetterTable)
    implements Serializable {

  /** Where rows wait; empty if they are written to the table at once. */
  Optional<Staging> staging() {
    return Optional.ofNullable(stagingTable);
  }

  /** Where rows go that are refused; empty if the job fails with the first. */
  public Optional<DeadLetterTable> deadLetters() {
    return Optional.ofNullable(deadLetterTable);
  }

  /** A number for a job that no other has. */
  public static long newRun() {
    return Ids.next();
  }

  /** Whether something is left to be done when all is written. */
  boolean isPublished() {
    return stagingTable != null || deadLetterTable != null;
  }
}
