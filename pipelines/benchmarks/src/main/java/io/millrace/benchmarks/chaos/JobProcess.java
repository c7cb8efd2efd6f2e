package io.millrace.benchmarks.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line of a job, as a user starts it; closing it ends it. */
final class JobProcess implements AutoCloseable {

  private final Process process;
  private final Path log;

  private JobProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static JobProcess start(List<String> command) throws IOException {
    Path log = Files.createTempFile("chaos-", ".log");
    return new JobProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws BrokenPromiseException if it does not end
   */
  int await(Duration patience) throws InterruptedException, IOException, BrokenPromiseException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new BrokenPromiseException(
          "the job has not ended after %,d s; it said: %s"
              .formatted(patience.toSeconds(), output()));
    }
    return process.exitValue();
  }

  /** What it has said so far. */
  String output() throws IOException {
    return Files.readString(log).strip();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    Files.delete(log);
  }
}
