package io.millrace.jdbc.internal.write.publish;

import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.write.table.Ids;
import java.io.Serializable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A run that its user has named, so that several attempts at it are known for one: whichever comes
 * first is published, and the others never.
 *
 * <p>The run has one number in {@code millrace_runs}. Each attempt has a number of its own, after
 * which its staging table is called, so that their rows do not mix; its upper half is the run's, by
 * which the attempt that is published finds what the others have left.
 *
 * @param number what it has in {@code millrace_runs}; positive
 */
public record NamedRun(long number) implements Serializable {

  private static final int ATTEMPT_BITS = 32;

  /** The run of a name that writes to a table. */
  public static NamedRun of(String name, Table target) {
    return new NamedRun(Ids.of(name, target.sql()));
  }

  /** A number for one more attempt. */
  public long newAttempt() {
    long random = ThreadLocalRandom.current().nextLong(1L << ATTEMPT_BITS);
    return number >>> ATTEMPT_BITS << ATTEMPT_BITS | random;
  }

  boolean isAttempt(long run) {
    return run >>> ATTEMPT_BITS == number >>> ATTEMPT_BITS;
  }
}
