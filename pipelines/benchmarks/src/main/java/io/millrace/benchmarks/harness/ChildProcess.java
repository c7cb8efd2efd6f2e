package io.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that is measured from outside; it need not help.
 *
 * <p>Wall and CPU time are those that bash's {@code time} reports: the kernel's own account of a
 * child that has ended, whole, in milliseconds. The peak of the resident memory is the kernel's
 * too, {@code VmHWM} of {@code /proc}, which only rises: the last look before the end counts, and
 * what was missed is what the process grew by in its last twentieth of a second.
 */
public final class ChildProcess {

  private static final String SCRIPT =
      "TIMEFORMAT='%R %U %S'; times=$1 log=$2; shift 2; { time \"$@\" >\"$log\" 2>&1; } 2>\"$times\"";
  private static final long LOOK_MILLIS = 50;
  private static final int LOG_LINES = 15;

  private ChildProcess() {}

  /**
   * Runs a command to its end.
   *
   * @throws ContestantFailedException if it fails, or takes too long and is killed
   */
  static Usage run(List<String> command, Duration patience)
      throws IOException, InterruptedException, ContestantFailedException {
    Path log = Files.createTempFile("bench-", ".log");
    try {
      return run(command, patience, log);
    } finally {
      Files.delete(log);
    }
  }

  /**
   * Runs a command to its end.
   *
   * @param log gets all that it prints
   * @throws ContestantFailedException if it fails, or takes too long and is killed
   */
  public static Usage run(List<String> command, Duration patience, Path log)
      throws IOException, InterruptedException, ContestantFailedException {
    Path times = Files.createTempFile("bench-", ".times");
    try {
      Process bash = start(command, times, log);
      long peak = watch(bash, patience);
      if (bash.exitValue() != 0) {
        throw new ContestantFailedException(
            "exit code %d: %s\n%s"
                .formatted(bash.exitValue(), String.join(" ", command), end(log)));
      }
      String[] seconds = Files.readString(times).strip().split(" ", -1);
      return new Usage(
          Double.parseDouble(seconds[0]),
          Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]),
          peak);
    } finally {
      Files.delete(times);
    }
  }

  private static Process start(List<String> command, Path times, Path log) throws IOException {
    List<String> bash =
        new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash", times.toString(), log.toString()));
    bash.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(bash).inheritIO();
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /** Waits, and looks at the memory meanwhile; the process is bash's only child. */
  private static long watch(Process bash, Duration patience)
      throws InterruptedException, ContestantFailedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long peak = 0;
    ProcessHandle child = null;
    while (!bash.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      child = child == null ? bash.children().findFirst().orElse(null) : child;
      if (child != null) {
        peak = Math.max(peak, peakBytes(child.pid()));
      }
      if (System.nanoTime() > deadline) {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.waitFor();
        throw new ContestantFailedException(
            "not finished after %,d seconds".formatted(patience.toSeconds()));
      }
    }
    return peak;
  }

  /** 0 where there is no such file: the process has ended, or this is not Linux. */
  private static long peakBytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
