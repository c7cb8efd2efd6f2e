package io.millrace.runner;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The profiles on the class path. */
public final class RunnerProfiles {

  private RunnerProfiles() {}

  /** All of them, by name. */
  public static List<RunnerProfile> all() {
    return ServiceLoader.load(RunnerProfile.class, RunnerProfile.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(RunnerProfile::name))
        .toList();
  }

  /**
   * The one with this name or alias; upper and lower case are alike.
   *
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public static RunnerProfile named(String name) {
    List<RunnerProfile> profiles = all();
    return profiles.stream()
        .filter(profile -> names(profile).anyMatch(name::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name, profiles)));
  }

  private static String unknown(String name, List<RunnerProfile> profiles) {
    List<String> names = new ArrayList<>();
    profiles.forEach(profile -> names(profile).forEach(names::add));
    String guess =
        Nearest.to(name, names).map(nearest -> "did you mean %s? ".formatted(nearest)).orElse("");
    String available = profiles.stream().map(RunnerProfile::name).collect(joining(", "));
    return "--runner=%s: no such runner; %savailable: %s"
        .formatted(name, guess, available.isEmpty() ? "none on the class path" : available);
  }

  private static Stream<String> names(RunnerProfile profile) {
    return Stream.concat(Stream.of(profile.name()), profile.aliases().stream());
  }
}
