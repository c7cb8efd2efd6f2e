package io.millrace.jobs.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.jdbc.secret.Secret;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Ends this process when its heap is full: a job that has no memory left would otherwise go on for
 * hours, collecting garbage that is not there.
 *
 * <ol>
 *   <li>A thread that dies of an {@code OutOfMemoryError} ends the process; one that a runner
 *       catches fails the job, as every error does.
 *   <li>So does a collector that takes {@value #BUSY} of a hundred seconds for {@value
 *       #WINDOW_MILLIS} milliseconds, and leaves {@value #FULL} of a hundred bytes in use. Of the
 *       collectors only the parallel one gives up by itself.
 * </ol>
 */
public final class MemoryWatch {

  private static final int FAILED = 1;
  private static final int BUSY = 75;
  private static final int FULL = 90;

  /** One that takes long may be of a large heap, and set much of it free with the next. */
  private static final int FEWEST = 3;

  private static final long PAUSE_MILLIS = 500;
  private static final long WINDOW_MILLIS = 8_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Made beforehand: when it is printed there is no memory for it. */
  private static final byte[] MESSAGE =
      ("millrace: the memory is full (-Xmx is %d MB); give the job more, as by %s=-Xmx4g, or its"
              + " tables less, by --tableMemory%n")
          .formatted(Runtime.getRuntime().maxMemory() >> 20, UserFlags.VARIABLE)
          .getBytes(UTF_8);

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final Optional<MemoryPoolMXBean> old = old();
  private final Deque<Sample> window = new ArrayDeque<>();

  private MemoryWatch() {}

  /** How many collections there were up to a moment, and how long they took. */
  private record Sample(long atMillis, long collections, long collectingMillis) {}

  /** Begins to watch. */
  public static void start() {
    Thread.setDefaultUncaughtExceptionHandler(MemoryWatch::died);
    Thread watch = new Thread(new MemoryWatch()::watch, "millrace-memory-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void died(Thread thread, Throwable cause) {
    if (cause instanceof OutOfMemoryError && isOfHeap(cause)) {
      end();
    }
    // As Java does it where nobody else does.
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    System.err.printf(
        "Exception in thread \"%s\" %s", thread.getName(), Secret.masked(trace.toString()));
    if (cause instanceof OutOfMemoryError) {
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** Not of classes, threads or what lies beside the heap, which more heap would not help. */
  private static boolean isOfHeap(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains("heap space") || message.contains("GC overhead");
  }

  private void watch() {
    try {
      while (!isFull()) {
        Thread.sleep(PAUSE_MILLIS);
      }
      end();
    } catch (OutOfMemoryError e) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isFull() {
    long now = System.nanoTime() / NANOS_PER_MILLI;
    window.add(new Sample(now, collections(), collectingMillis()));
    if (now - window.element().atMillis < WINDOW_MILLIS) {
      return false;
    }
    Sample first = window.remove();
    Sample last = window.getLast();
    long collecting = last.collectingMillis - first.collectingMillis;
    return last.collections - first.collections >= FEWEST
        && collecting * 100 > (now - first.atMillis) * BUSY
        && isOldFull();
  }

  private long collections() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }

  private long collectingMillis() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }

  private boolean isOldFull() {
    return old.map(MemoryPoolMXBean::getCollectionUsage).filter(MemoryWatch::isFull).isPresent();
  }

  private static boolean isFull(MemoryUsage usage) {
    return usage.getUsed() > usage.getMax() / 100 * FULL;
  }

  /** The pool of what has lived for long, in the name that each collector has for it. */
  private static Optional<MemoryPoolMXBean> old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
        .findFirst();
  }

  private static void end() {
    try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
      err.write(MESSAGE);
    } catch (IOException e) {
      // Nobody is there to read it; the exit code says that the job has failed.
    } finally {
      Runtime.getRuntime().halt(FAILED);
    }
  }
}
