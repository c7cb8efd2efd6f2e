package io.millrace.benchmarks.harness;

import io.millrace.benchmarks.data.DataKind;

/** What is to be done. */
public enum Work {
  /** The words of a text are counted. */
  W1("word count", "WordCount", DataKind.WORDS),
  /** Paid orders are totalled by region and day, and by customer. */
  W2("orders", "Orders", DataKind.ORDERS),
  /** Visits are summed by user, and each user comes once. */
  W5("distinct keys", "Visits", DataKind.VISITS),
  /** As W2, with nine tenths of the orders in one key. */
  W6("hot key", "Orders", DataKind.HOT_ORDERS);

  private final String title;
  private final String program;
  private final DataKind data;

  Work(String title, String program, DataKind data) {
    this.title = title;
    this.program = program;
    this.data = data;
  }

  /** What tables call it. */
  public String title() {
    return name() + " " + title;
  }

  /** Its input. */
  public DataKind data() {
    return data;
  }

  /** What the classes that do it are called, the contestant's suffix left out. */
  String program() {
    return program;
  }
}
