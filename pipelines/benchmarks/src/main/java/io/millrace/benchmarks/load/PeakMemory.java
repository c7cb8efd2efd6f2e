package io.millrace.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The most memory that each JVM below this one has had resident, by the kernel's own account
 * ({@code VmHWM} of {@code /proc}), looked at four times a second until it is closed.
 */
final class PeakMemory implements AutoCloseable {

  private static final long LOOK_MILLIS = 250;

  private final Map<Long, Long> peaks = new ConcurrentHashMap<>();
  private final Thread watch = new Thread(this::watch, "bench-peak-memory");

  private volatile boolean closed;

  private PeakMemory() {
    watch.setDaemon(true);
    watch.start();
  }

  /** Begins to look. */
  static PeakMemory start() {
    return new PeakMemory();
  }

  /** Bytes, by process id. */
  Map<Long, Long> peaks() {
    return Map.copyOf(peaks);
  }

  private void watch() {
    try {
      while (!closed) {
        ProcessHandle.current().descendants().filter(PeakMemory::isJvm).forEach(this::look);
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isJvm(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  private void look(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .forEach(bytes -> peaks.merge(process.pid(), bytes, Math::max));
    } catch (IOException | UncheckedIOException e) {
      // It has ended.
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
