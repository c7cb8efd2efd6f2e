package io.millrace.benchmarks.chaos;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to one run, and when; all of it follows from the seed.
 *
 * @param seed what it was drawn with
 * @param moment when, as a share of the time that the undisturbed job takes
 * @param taskManager which one a {@link FaultKind#TASK_MANAGER} hits, from 1 on
 * @param users whose connections {@link FaultKind#CONNECTIONS} ends
 * @param times how many times in a row it does
 */
public record Fault(
    long seed, FaultKind kind, double moment, int taskManager, List<String> users, int times) {

  private static final int MOST_TIMES = 4;
  private static final List<List<String>> VICTIMS =
      List.of(
          List.of(ChaosTables.READER),
          List.of(ChaosTables.WRITER),
          List.of(ChaosTables.READER, ChaosTables.WRITER));

  /**
   * Draws one. Consecutive seeds take the kinds in turn.
   *
   * @param taskManagers how many there are
   */
  static Fault of(long seed, int taskManagers) {
    SplittableRandom random = new SplittableRandom(seed);
    FaultKind[] kinds = FaultKind.values();
    return new Fault(
        seed,
        kinds[(int) Math.floorMod(seed, (long) kinds.length)],
        random.nextDouble(),
        1 + random.nextInt(taskManagers),
        VICTIMS.get(random.nextInt(VICTIMS.size())),
        1 + random.nextInt(MOST_TIMES));
  }

  /** In words. */
  @Override
  public String toString() {
    String what =
        switch (kind) {
          case TASK_MANAGER -> "TaskManager %d killed".formatted(taskManager);
          case JOB_MANAGER -> kind.label();
          case CONNECTIONS ->
              "connections of %s ended, %d times".formatted(String.join(" and ", users), times);
        };
    return "%s (drawn at %.0f%%)".formatted(what, 100 * moment);
  }
}
