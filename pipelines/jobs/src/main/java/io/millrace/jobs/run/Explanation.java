package io.millrace.jobs.run;

import io.millrace.jobs.JobSize;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.launch.JvmFlag;
import io.millrace.runner.Launcher;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Setting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code --explain} prints: what was tuned, and why. */
final class Explanation {

  private Explanation() {}

  static String of(JobCommand command, Launcher launcher) {
    RunnerProfile profile = launcher.profile();
    JobSize size = command.job().size();
    return "%s: %s%n%sJVM of a %s job:%n%s"
        .formatted(
            profile.name(),
            profile.description(),
            table(options(launcher)),
            size.name().toLowerCase(Locale.ROOT),
            table(flags(size)));
  }

  private static Map<String, String> options(Launcher launcher) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Setting setting : launcher.settings()) {
      reasons.put("--%s=%s".formatted(setting.option(), setting.value()), setting.reason());
    }
    return reasons;
  }

  private static Map<String, String> flags(JobSize size) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (JvmFlag flag : JvmFlag.of(size)) {
      if (!flag.reason().isEmpty()) {
        reasons.put(flag.text(), flag.reason());
      }
    }
    return reasons;
  }

  private static String table(Map<String, String> rows) {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder table = new StringBuilder();
    rows.forEach((what, why) -> table.append(("  %-" + width + "s  %s%n").formatted(what, why)));
    return table.toString();
  }
}
