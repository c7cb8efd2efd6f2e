package io.millrace.jobs.launch;

import io.millrace.jdbc.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Ends this process when its heap is full: a job that has no memory left would otherwise go on for
 * hours, collecting garbage that is not there.
 *
 * <ol>
 *   <li>A thread that dies of an {@code OutOfMemoryError} ends the process; one that a runner
 *       catches fails the job, as every error does.
 *   <li>So do collections that take most of some seconds and free next to nothing ({@link
 *       HeapLoad}). Of the collectors only the parallel one gives up by itself, and not in all such
 *       heaps.
 *   <li>So does a watch that gets no memory for itself.
 * </ol>
 */
public final class MemoryWatch {

  private static final long PAUSE_MILLIS = 250;

  private MemoryWatch() {}

  /** Begins to watch. What tells of a full heap is made meanwhile: it takes a tenth of a second. */
  public static void start() {
    prepareHalt();
    Thread.setDefaultUncaughtExceptionHandler(MemoryWatch::died);
    Thread watch = new Thread(MemoryWatch::watch, "millrace-memory-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Has the JDK's part of {@link #end} loaded, which is that of shutdown hooks. */
  private static void prepareHalt() {
    Thread hook = new Thread(() -> {});
    Runtime.getRuntime().addShutdownHook(hook);
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private static void watch() {
    try {
      FullHeap.load();
      HeapLoad load = new HeapLoad();
      do {
        Thread.sleep(PAUSE_MILLIS);
      } while (!load.isFull());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (Throwable e) {
      // Out of memory, whatever its name: classes that cannot be linked for want of it have others.
    }
    end();
  }

  /** Without a word where the heap was full before {@link FullHeap} was there. */
  private static void end() {
    try {
      FullHeap.end();
    } finally {
      Runtime.getRuntime().halt(FullHeap.FAILED);
    }
  }

  private static void died(Thread thread, Throwable cause) {
    try {
      if (!FullHeap.isCauseOf(cause)) {
        // As Java does it where nobody else does.
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        System.err.printf(
            "Exception in thread \"%s\" %s", thread.getName(), Secret.masked(trace.toString()));
        if (cause instanceof OutOfMemoryError) {
          // Of threads or classes, as it says; others may wait for the thread.
          Runtime.getRuntime().halt(FullHeap.FAILED);
        }
        return;
      }
    } catch (OutOfMemoryError e) {
      // There is no memory to tell of what it died.
    }
    end();
  }
}
