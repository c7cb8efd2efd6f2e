package io.millrace.jobs.copy;

import static java.util.stream.Collectors.joining;

import io.millrace.jdbc.WriteMode;
import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Nearest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code --mode} says. */
final class CopyMode {

  private static final Set<WriteMode> WITHOUT_KEY = EnumSet.of(WriteMode.INSERT, WriteMode.REPLACE);
  private static final Set<WriteMode> OF_ROWS_THERE =
      EnumSet.of(WriteMode.UPDATE, WriteMode.DELETE);

  private CopyMode() {}

  /**
   * The mode of a name, in any case.
   *
   * @throws WrongUseException if there is none
   */
  static WriteMode named(String name) {
    return Arrays.stream(WriteMode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static WrongUseException unknown(String name) {
    List<String> names = Arrays.stream(WriteMode.values()).map(CopyMode::optionValue).toList();
    return new WrongUseException(
        "--mode=%s: there is no such mode%s; there are: %s"
            .formatted(
                name,
                Nearest.to(name.toLowerCase(Locale.ROOT), names)
                    .map(nearest -> ", did you mean %s?".formatted(nearest))
                    .orElse(""),
                names.stream().collect(joining(", "))));
  }

  /** Whether the rows that are there are found by their key. */
  static boolean hasKey(WriteMode mode) {
    return !WITHOUT_KEY.contains(mode);
  }

  /**
   * Checks that other options make sense with a mode.
   *
   * @throws WrongUseException naming the one that does not
   */
  static void check(WriteMode mode, boolean createTable, boolean key, boolean concurrent) {
    if (concurrent && mode == WriteMode.REPLACE) {
      throw new WrongUseException(
          "--concurrent is not for --mode=replace, which takes away what other jobs write; leave it"
              + " out");
    }
    if (createTable && OF_ROWS_THERE.contains(mode)) {
      throw new WrongUseException(
          "--createTable makes an empty table, where --mode=%s finds no rows; leave it out"
              .formatted(optionValue(mode)));
    }
    if (key && !hasKey(mode) && !createTable) {
      throw new WrongUseException(
          "--key is not used by --mode=%s, which looks for no rows in the table; leave it out"
              .formatted(optionValue(mode)));
    }
  }

  /**
   * Checks that {@code --runId} makes sense with a mode.
   *
   * @param runId null where none is given
   * @throws WrongUseException if it does not
   */
  static void checkRunId(WriteMode mode, String runId) {
    if (runId != null && hasKey(mode)) {
      throw new WrongUseException(
          "--runId is for --mode=insert and replace; --mode=%s changes nothing when it is repeated,"
                  .formatted(optionValue(mode))
              + " leave it out");
    }
    if (runId != null && runId.isBlank()) {
      throw new WrongUseException(
          "--runId must name the run, is blank; give a name or leave it out");
    }
  }

  private static String optionValue(WriteMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
