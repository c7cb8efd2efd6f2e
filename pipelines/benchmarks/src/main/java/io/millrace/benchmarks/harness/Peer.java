package io.millrace.benchmarks.harness;

import java.util.List;

/** Who does the work. */
public enum Peer {
  /** One thread a processor, without a library: the limit. */
  LOOP("Java loop", "loop", "Loop", Jvm.BARE),
  /** The JDK's parallel streams. */
  STREAM("java.util.stream", "stream", "Stream", Jvm.BARE),
  /** We, on Beam's DirectRunner. */
  MILLRACE_DIRECT("Millrace, DirectRunner", "millrace", "Flow", Jvm.WHOLE, "DirectRunner"),
  /** We, on an embedded Flink. */
  MILLRACE_FLINK("Millrace, Flink", "millrace", "Flow", Jvm.WHOLE, "FlinkRunner"),
  /** Beam by its own examples, on its DirectRunner. */
  BEAM_DIRECT("textbook Beam, DirectRunner", "beam", "Beam", Jvm.WHOLE, "DirectRunner"),
  /** Beam by its own examples, on an embedded Flink. */
  BEAM_FLINK("textbook Beam, Flink", "beam", "Beam", Jvm.WHOLE, "FlinkRunner"),
  /** Flink's own API, embedded. */
  FLINK("native Flink", "flink", "Flink", Jvm.WHOLE);

  /** What is on the class path. */
  enum Jvm {
    /** The benchmarks' own classes: what needs only the JDK starts fastest so. */
    BARE,
    /** Beam, Flink and Millrace, with the archive of their classes that Millrace's build makes. */
    WHOLE
  }

  private final String title;
  private final String packageName;
  private final String suffix;
  private final Jvm jvm;
  private final String runner;

  Peer(String title, String packageName, String suffix, Jvm jvm) {
    this(title, packageName, suffix, jvm, "");
  }

  Peer(String title, String packageName, String suffix, Jvm jvm, String runner) {
    this.title = title;
    this.packageName = packageName;
    this.suffix = suffix;
    this.jvm = jvm;
    this.runner = runner;
  }

  /** What tables call it. */
  public String title() {
    return title;
  }

  /** The class of the program that does the work. */
  public String mainClass(Work work) {
    return "io.millrace.benchmarks.%s.%s%s".formatted(packageName, work.program(), suffix);
  }

  /** What the program is told besides the folders of its input and its output. */
  public List<String> options() {
    return runner.isEmpty() ? List.of() : List.of("--runner=" + runner);
  }

  Jvm jvm() {
    return jvm;
  }
}
