package io.millrace.jobs.launch;

import io.millrace.jobs.JobSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A flag of a job's JVM.
 *
 * @param text the flag
 * @param reason why it is there; empty for what is none of the user's business
 */
public record JvmFlag(String text, String reason) {

  /** The flags for jobs of a size. */
  public static List<JvmFlag> of(JobSize size) {
    List<JvmFlag> flags = new ArrayList<>(read("every.args"));
    flags.addAll(read(size.name().toLowerCase(Locale.ROOT) + ".args"));
    return flags;
  }

  /**
   * The flags for jobs of a size, beside flags of the user's own: two collectors are one too many
   * for a JVM, so ours gives way.
   */
  static List<JvmFlag> beside(List<String> usersFlags, JobSize size) {
    boolean collectorChosen = usersFlags.stream().anyMatch(JvmFlag::choosesCollector);
    return of(size).stream()
        .filter(flag -> !(collectorChosen && choosesCollector(flag.text())))
        .toList();
  }

  private static boolean choosesCollector(String flag) {
    return flag.matches("-XX:\\+Use\\w+GC");
  }

  /** A line of comment is the reason of the flags up to the next one. */
  private static List<JvmFlag> read(String file) {
    List<JvmFlag> flags = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                JvmFlag.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      String reason = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          reason = line.substring(1).strip();
        } else if (!line.isBlank()) {
          flags.add(new JvmFlag(line.strip(), reason));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return flags;
  }
}
