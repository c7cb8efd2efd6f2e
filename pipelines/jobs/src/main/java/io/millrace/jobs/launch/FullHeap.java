package io.millrace.jobs.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What this process says, and how it ends, when its heap is full. */
public final class FullHeap {

  /** The exit code. */
  static final int FAILED = 1;

  /** Which heap, and what to do. */
  public static final String MESSAGE =
      ("the heap is full (-Xmx%dm); give the job more, as by %s=-Xmx4g, or its tables less, by"
              + " --tableMemory")
          .formatted(megabytes(), UserFlags.VARIABLE);

  /** Made beforehand: when it is printed there is no memory for it. */
  private static final byte[] LINE = "millrace: %s%n".formatted(MESSAGE).getBytes(UTF_8);

  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private FullHeap() {}

  /** As {@code -Xmx} has it: a collector keeps some of it back from what a runtime says. */
  private static long megabytes() {
    HotSpotDiagnosticMXBean flags =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Long.parseLong(flags.getVMOption("MaxHeapSize").getValue()) >> 20;
  }

  /** Whether it is why something failed: more heap helps neither threads nor classes. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError) {
        String message = String.valueOf(t.getMessage());
        return message.contains("heap space") || message.contains("GC overhead");
      }
    }
    return false;
  }

  /** Has all of this made while there is memory for it. */
  static void load() {}

  /** Ends the process, not in order: that would take memory. Of several threads one says so. */
  static synchronized void end() {
    try {
      ERR.write(LINE);
    } catch (IOException e) {
      // Nobody is there to read it; the exit code says that the job has failed.
    } finally {
      Runtime.getRuntime().halt(FAILED);
    }
  }
}
