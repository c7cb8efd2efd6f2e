package io.millrace.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a read will be done, for people to see before it is.
 *
 * @param sql the statement, without the condition that each split adds
 * @param splitKey the column by which the read is split; empty if it is not
 * @param splits what each split reads, in words
 * @param reason why it is split so, or not at all
 * @param timeZone of its sessions, in the database's own words
 * @param oneMoment whether all that is read is there at one moment
 * @param fetchSize rows that are fetched at once; empty where the database streams them
 */
public record ReadPlan(
    String sql,
    Optional<String> splitKey,
    List<String> splits,
    String reason,
    String timeZone,
    boolean oneMoment,
    OptionalInt fetchSize) {

  /** All of it, on three lines. */
  @Override
  public String toString() {
    return "%s%n%s, %s: %s%ntime zone of sessions: %s; %s"
        .formatted(
            sql,
            splits.size() == 1 ? "1 split" : splits.size() + " splits",
            fetchSize.isPresent() ? fetchSize.getAsInt() + " rows a fetch" : "streamed",
            reason,
            timeZone,
            oneMoment
                ? "all rows are of one moment"
                : "each split sees its own moment, a row whose key is changed meanwhile twice or"
                    + " never");
  }
}
