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
    return "%d TaskManager%s of %d slot%s"
        .formatted(taskManagers, taskManagers == 1 ? "" : "s", slots, slots == 1 ? "" : "s");
  }
}
