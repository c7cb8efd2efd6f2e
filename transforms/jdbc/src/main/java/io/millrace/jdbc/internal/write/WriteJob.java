package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.element.Elements;
import io.millrace.jdbc.internal.write.fence.Fence;
import io.millrace.jdbc.internal.write.letter.DeadLetterTable;
import io.millrace.jdbc.internal.write.table.Ids;
import java.io.Serializable;
import java.util.Optional;

/**
 * All that a writer has to know.
 *
 * @param run tells the rows of this job from those of others
 * @param guard null where nobody is refused
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
    Fence guard,
    Staging stagingTable,
    DeadLetterTable deadLetterTable)
    implements Serializable {

  /** What writers have to prove; empty if nobody is refused. */
  public Optional<Fence> fence() {
    return Optional.ofNullable(guard);
  }

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
