package io.millrace.benchmarks.load;

/**
 * How slots are dealt to TaskManagers.
 *
 * @param slots of each
 */
record SlotLayout(int taskManagers, int slots) {

  int allSlots() {
    return taskManagers * slots;
  }

  /** One line for people. */
  String title() {
    return "%s of %s".formatted(number(taskManagers, "TaskManager"), number(slots, "slot"));
  }

  private static String number(int number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }
}
