package io.millrace.jobs.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM with a small heap. */
final class SmallHeap {

  private static final long PATIENCE_MINUTES = 5;

  private final List<String> command = new ArrayList<>();

  private SmallHeap(int megabytes, List<String> flags) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx%dm".formatted(megabytes));
    command.addAll(flags);
    command.addAll(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
  }

  /** How it ended. */
  record Ended(int code, String out, String err) {}

  static SmallHeap of(int megabytes, String... flags) {
    return new SmallHeap(megabytes, List.of(flags));
  }

  /** All that one prints whose heap is full. */
  static String lineOfFull(int megabytes) {
    return ("millrace: the heap is full (-Xmx%dm); give the job more, as by"
            + " MILLRACE_JAVA_OPTS=-Xmx4g, or its tables less, by --tableMemory%n")
        .formatted(megabytes);
  }

  /** Runs a class to its end; one that has none is ended, which is an exit code of its own. */
  Ended run(String main, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    List<String> whole = new ArrayList<>(command);
    whole.add(main);
    whole.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(whole).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } finally {
      process.destroyForcibly().waitFor();
    }
    Ended ended =
        new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }
}
