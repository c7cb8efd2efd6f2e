package io.millrace.jobs.launch;

/** Ends this process when the one that waits for it is gone. */
public final class ParentWatch {

  /** 128 and the number of the signal that says so of a terminal. */
  private static final int HUNG_UP = 129;

  private static volatile boolean orphaned;

  private ParentWatch() {}

  /** Whether the one that waited is gone. */
  public static boolean isOrphaned() {
    return orphaned;
  }

  /**
   * Begins to watch, where this is a child. Ends by an exit, so that a job of this process is
   * cancelled first; one of a cluster goes on, as if this process had been killed too.
   */
  public static void start() {
    String parent = System.getProperty(ThisJvm.PARENT);
    if (parent != null) {
      Thread watch = new Thread(() -> outlive(Long.parseLong(parent)), "millrace-parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void outlive(long parent) {
    ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
    orphaned = true;
    System.exit(HUNG_UP);
  }
}
