package io.millrace.jobs.run;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Launcher;
import io.millrace.runner.Setting;
import io.millrace.runner.Setting.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The options in force that matter: the user's, then the profile's, then what nobody has set. */
final class InForce {

  private static final Pattern ARGUMENT = Pattern.compile("--(\\w+)(?:=(.*))?", Pattern.DOTALL);
  private static final Pattern SECRET =
      Pattern.compile(".*(password|secret|token|credential|key).*", Pattern.CASE_INSENSITIVE);

  private InForce() {}

  /**
   * Lists them.
   *
   * @param arguments the user's own, {@code --name=value} each
   */
  static List<Setting> of(List<String> arguments, Launcher launcher) {
    List<Setting> settings = new ArrayList<>();
    arguments.forEach(argument -> settings.add(ofUser(argument)));
    settings.addAll(launcher.settings());
    defaults(launcher.options().as(FlowOptions.class))
        .filter(open -> settings.stream().noneMatch(set -> set.option().equals(open.option())))
        .forEach(settings::add);
    return settings;
  }

  /** Who says so, and why. */
  static String told(Setting setting) {
    return switch (setting.origin()) {
      case USER -> "yours";
      case PROFILE -> "tuned: " + setting.reason();
      case DEFAULT -> "default: " + setting.reason();
    };
  }

  private static Setting ofUser(String argument) {
    Matcher parts = ARGUMENT.matcher(argument);
    if (!parts.matches()) {
      throw new IllegalStateException("checked before: " + argument);
    }
    String name = parts.group(1);
    String value = parts.group(2) == null ? "true" : parts.group(2);
    return new Setting(name, SECRET.matcher(name).matches() ? "******" : value, Origin.USER, "");
  }

  private static Stream<Setting> defaults(FlowOptions flow) {
    int workers =
        Objects.requireNonNullElseGet(
            flow.getWorkers(), () -> Runtime.getRuntime().availableProcessors());
    long megabytes = Runtime.getRuntime().maxMemory() / 5 * 2 / (1 << 20);
    return Stream.of(
        new Setting("shards", 4 * workers, Origin.DEFAULT, "four a worker, for each reduce"),
        new Setting("sourceBundles", "open", Origin.DEFAULT, "each split of a source is a bundle"),
        new Setting(
            "tableMemory", megabytes, Origin.DEFAULT, "megabytes, two fifths of this JVM's heap"));
  }
}
