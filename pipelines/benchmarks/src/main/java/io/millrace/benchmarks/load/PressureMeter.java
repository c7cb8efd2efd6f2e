package io.millrace.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the rows that this JVM reads and writes, and appends a line a second to a file of its own:
 * {@code milliseconds,read,written,heap}. The heap is what is used right after a collection, which
 * is asked for every five seconds; 0 in the lines between.
 */
final class PressureMeter {

  private static final ConcurrentMap<String, PressureMeter> METERS = new ConcurrentHashMap<>();
  private static final int COLLECTION_SECONDS = 5;

  /** Beyond the end of the job, which nobody tells a TaskManager. */
  private static final int MORE_SECONDS = 5;

  private final LongAdder read = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final PressureTask task;

  private PressureMeter(PressureTask task) {
    this.task = task;
  }

  /** The one of this JVM for a task; begins to write when it is asked for first. */
  static PressureMeter of(PressureTask task) {
    return METERS.computeIfAbsent(task.samples(), folder -> start(task));
  }

  private static PressureMeter start(PressureTask task) {
    PressureMeter meter = new PressureMeter(task);
    Thread thread = new Thread(meter::write, "bench-pressure-meter");
    thread.setDaemon(true);
    thread.start();
    return meter;
  }

  void read(long rows) {
    read.add(rows);
  }

  void written(long rows) {
    written.add(rows);
  }

  private void write() {
    Path file = Path.of(task.samples(), "samples-%d.csv".formatted(ProcessHandle.current().pid()));
    try (PrintStream out = open(file)) {
      for (int second = 0; second < task.seconds() + MORE_SECONDS; second++) {
        long heap = second % COLLECTION_SECONDS == 0 ? heapAfterCollection() : 0;
        // Written first: what is on its way between the two counts is counted as on its way.
        long wrote = written.sum();
        out.printf("%d,%d,%d,%d%n", System.currentTimeMillis(), read.sum(), wrote, heap);
        Thread.sleep(1_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      METERS.remove(task.samples());
    }
  }

  private static PrintStream open(Path file) throws IOException {
    return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
