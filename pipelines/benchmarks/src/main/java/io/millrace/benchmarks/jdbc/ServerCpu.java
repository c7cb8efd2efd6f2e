package io.millrace.benchmarks.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU time of a PostgreSQL server: of its first process, of those that it has running, and of
 * those that have ended, which Linux adds to the parent's account when they do.
 *
 * <p>Resolution: a tick of {@code /proc}, a hundredth of a second, for each process.
 */
final class ServerCpu {

  private static final double TICKS_PER_SECOND = 100;
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private final long pid;

  /** Of the server whose first process this is. */
  ServerCpu(long pid) {
    this.pid = pid;
  }

  /**
   * Seconds since its start.
   *
   * @throws IllegalStateException if it has ended
   */
  double seconds() throws IOException {
    while (true) {
      long before = server();
      long running = running();
      // A process that ended in between is in neither sum, or in both.
      if (server() == before) {
        return (before + running) / TICKS_PER_SECOND;
      }
    }
  }

  private long server() throws IOException {
    String[] fields = fields(Path.of("/proc", Long.toString(pid)));
    if (fields.length == 0) {
      throw new IllegalStateException("the server has ended: process %d".formatted(pid));
    }
    return sum(fields, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
  }

  private long running() throws IOException {
    long ticks = 0;
    for (Path process : processes()) {
      String[] fields = fields(process);
      if (fields.length > 0 && fields[PARENT].equals(Long.toString(pid))) {
        ticks += sum(fields, USER, SYSTEM);
      }
    }
    return ticks;
  }

  private static List<Path> processes() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries.filter(entry -> entry.getFileName().toString().matches("\\d+")).toList();
    }
  }

  /** What follows the name, which is in parentheses and may hold anything; none if it has ended. */
  private static String[] fields(Path process) throws IOException {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    } catch (NoSuchFileException e) {
      return new String[0];
    } catch (IOException e) {
      if (Files.exists(process)) {
        throw e;
      }
      return new String[0];
    }
  }

  private static long sum(String[] fields, int... indexes) {
    long sum = 0;
    for (int index : indexes) {
      sum += Long.parseLong(fields[index]);
    }
    return sum;
  }
}
