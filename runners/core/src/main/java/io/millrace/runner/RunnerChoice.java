package io.millrace.runner;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which runner a command line means: the one that it names, or that its options or what has started
 * this program belong to; two that differ are refused.
 */
final class RunnerChoice {

  private final List<RunnerProfile> profiles;
  private final Set<String> namedOptions;

  private RunnerChoice(List<RunnerProfile> profiles, Set<String> namedOptions) {
    this.profiles = profiles;
    this.namedOptions = namedOptions;
  }

  /**
   * Finds it.
   *
   * @param runner what {@code --runner} says, where it is given
   * @param namedOptions the other options of the command line
   * @throws IllegalArgumentException if there is no such runner, or several are meant
   */
  static RunnerProfile of(Optional<String> runner, Set<String> namedOptions) {
    RunnerChoice choice = new RunnerChoice(RunnerProfiles.all(), namedOptions);
    return runner
        .map(name -> choice.confirmed(RunnerProfiles.named(name), "--runner=" + name))
        .orElseGet(choice::implied);
  }

  private RunnerProfile implied() {
    return profiles.stream()
        .filter(this::isMeant)
        .findFirst()
        .map(profile -> confirmed(profile, reason(profile)))
        .orElseGet(() -> RunnerProfiles.named(PipelineArguments.DEFAULT_RUNNER));
  }

  private RunnerProfile confirmed(RunnerProfile chosen, String reason) {
    for (RunnerProfile other : profiles) {
      if (!other.name().equals(chosen.name()) && isMeant(other)) {
        throw new IllegalArgumentException(
            "%s: this is %s, but %s means %s; leave one of them out"
                .formatted(reason, chosen.name(), reason(other), other.name()));
      }
    }
    return chosen;
  }

  private boolean isMeant(RunnerProfile profile) {
    return profile.masterOption().filter(namedOptions::contains).isPresent()
        || profile.hasStartedThisProgram();
  }

  private String reason(RunnerProfile profile) {
    return profile
        .masterOption()
        .filter(namedOptions::contains)
        .map("--%s"::formatted)
        .orElse("the start of this program by %s".formatted(profile.name()));
  }
}
