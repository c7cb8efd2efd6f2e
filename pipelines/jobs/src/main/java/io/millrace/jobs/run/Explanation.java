package io.millrace.jobs.run;

import static java.util.stream.Collectors.joining;

import io.millrace.jobs.JobSize;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.launch.JvmFlag;
import io.millrace.runner.Launcher;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Setting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code --explain} prints: the runner and what it cannot do, the options in force and who
 * says so, the flags of the JVM.
 */
final class Explanation {

  private Explanation() {}

  static String of(JobCommand command, Launcher launcher) {
    RunnerProfile profile = launcher.profile();
    JobSize size = command.size();
    return "%s: %s%n%s%nOptions in force:%n%sJVM of a %s job:%n%s"
        .formatted(
            profile.name(),
            profile.description(),
            lacks(profile),
            table(options(command, launcher)),
            size.name().toLowerCase(Locale.ROOT),
            table(flags(size)));
  }

  private static String lacks(RunnerProfile profile) {
    return new TreeMap<>(profile.lacks())
        .values().stream().map("  but %s%n"::formatted).collect(joining());
  }

  private static Map<String, String> options(JobCommand command, Launcher launcher) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Setting setting : InForce.of(command.pipelineArguments(), launcher)) {
      reasons.put(setting.text(), InForce.told(setting));
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
