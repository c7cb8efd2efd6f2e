package io.millrace.benchmarks.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** CPU time of a process and its children from {@code /proc}; 0 where there is none. */
final class ServerCpu {

  /** What {@code /proc} counts in on every Linux that Java runs on, whatever the kernel's HZ. */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields behind the name, from 0: utime, stime; then those of children waited for. */
  private static final int UTIME = 11;

  private ServerCpu() {}

  /**
   * The seconds of the process, of its children that have ended, and of those that live.
   *
   * <p>PostgreSQL's server process waits for its backends, so the time of those that ended is not
   * lost.
   */
  static double seconds(long pid) throws IOException {
    // The server first: a child that ends meanwhile is then missed, not counted twice.
    long ticks = ticks(pid, 4);
    List<ProcessHandle> children =
        ProcessHandle.of(pid).map(process -> process.children().toList()).orElse(List.of());
    for (ProcessHandle child : children) {
      ticks += ticks(child.pid(), 2);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static long ticks(long pid, int fields) throws IOException {
    try {
      return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")), fields);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** The sum of utime, stime and, with four fields, those of children that were waited for. */
  static long ticks(String stat, int fields) {
    // The name stands in parentheses and may contain both of them and spaces.
    String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = UTIME; i < UTIME + fields; i++) {
      ticks += Long.parseLong(values[i]);
    }
    return ticks;
  }
}
