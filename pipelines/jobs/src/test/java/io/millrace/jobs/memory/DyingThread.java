package io.millrace.jobs.memory;

import io.millrace.jobs.launch.MemoryWatch;

/** A thread that others wait for dies for want of memory. */
final class DyingThread {

  private DyingThread() {}

  /** Does not end by itself. */
  public static void main(String[] arguments) throws InterruptedException {
    MemoryWatch.start();
    new Thread(() -> System.out.println(new long[Integer.MAX_VALUE - 8].length)).start();
    Thread.currentThread().join();
  }
}
