package io.millrace.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process of a cluster, as a file of the cluster's home records it.
 *
 * @param role {@code jobmanager} or {@code taskmanager-1} and so on
 * @param id what Flink calls it: another one each time that it is started
 * @param pid its number
 * @param started when it was started, in milliseconds since 1970
 */
record ClusterProcess(String role, String id, long pid, long started) {

  static final String JOB_MANAGER = "jobmanager";

  /** The number of a process that was not started yet. */
  private static final long NEVER = -1;

  /** The clock of the machine may be set, and with it what is said about old processes. */
  private static final long CLOCK_MILLIS = 2_000;

  private static final long PATIENCE_SECONDS = 10;

  /** What the name of a record ends with while it is written. */
  private static final String NOT_YET = ".new";

  static String taskManager(int number) {
    return "taskmanager-" + number;
  }

  /** Records those of a cluster that is to be started. */
  static void expect(ClusterHome home, int taskManagers) throws IOException {
    new ClusterProcess(JOB_MANAGER, "none", NEVER, 0).record(home);
    for (int number = 1; number <= taskManagers; number++) {
      new ClusterProcess(taskManager(number), "none", NEVER, 0).record(home);
    }
  }

  /** Starts it, with its output in the log folder, and records it. */
  static ClusterProcess start(ClusterHome home, String role, String id, ProcessBuilder builder)
      throws IOException {
    File output = home.logs().resolve(id + ".out").toFile();
    ProcessHandle handle =
        builder.redirectErrorStream(true).redirectOutput(output).start().toHandle();
    long started = startOf(handle).orElseGet(System::currentTimeMillis);
    ClusterProcess process = new ClusterProcess(role, id, handle.pid(), started);
    try {
      process.record(home);
    } catch (IOException | RuntimeException e) {
      // Nobody would know of it.
      handle.destroyForcibly();
      throw e;
    }
    return process;
  }

  /** All that were started and not forgotten: the JobManager, then the TaskManagers. */
  static List<ClusterProcess> recorded(ClusterHome home) {
    if (!home.isMade()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.processes())) {
      return files
          .filter(file -> !file.toString().endsWith(NOT_YET))
          .map(ClusterProcess::read)
          .sorted(
              Comparator.comparing((ClusterProcess process) -> process.role().length())
                  .thenComparing(ClusterProcess::role))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At once: others may be reading. */
  private void record(ClusterHome home) throws IOException {
    Path whole = home.processes().resolve(role + NOT_YET);
    Files.writeString(whole, String.format("%s %d %d", id, pid, started));
    Files.move(whole, home.processes().resolve(role), StandardCopyOption.ATOMIC_MOVE);
  }

  private static ClusterProcess read(Path file) {
    try {
      String[] words = Files.readString(file).split(" ", -1);
      return new ClusterProcess(
          file.getFileName().toString(),
          words[0],
          Long.parseLong(words[1]),
          Long.parseLong(words[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isJobManager() {
    return role.equals(JOB_MANAGER);
  }

  boolean isAlive() {
    return handle().isPresent();
  }

  /** Asks it to end. */
  void terminate() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
    if (!awaitEnd()) {
      throw new IllegalStateException("%s: process %d does not end".formatted(role, pid));
    }
  }

  /** Waits for some seconds; whether it has ended. */
  boolean awaitEnd() {
    Optional<ProcessHandle> handle = handle();
    try {
      if (handle.isPresent()) {
        handle.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process itself; none where it has ended and another has its number. */
  private Optional<ProcessHandle> handle() {
    if (pid == NEVER) {
      return Optional.empty();
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            handle ->
                startOf(handle)
                    .filter(start -> Math.abs(start - started) <= CLOCK_MILLIS)
                    .isPresent());
  }

  private static Optional<Long> startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(start -> start.toEpochMilli());
  }
}
