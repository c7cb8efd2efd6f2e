package io.millrace.benchmarks.harness;

import io.millrace.benchmarks.data.DataFolder;
import io.millrace.benchmarks.data.DataSet;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rounds in which every contest is run once: what slows the machine down for a while slows all down
 * alike.
 *
 * <p>Every run is a fresh process, and none is left out of the medians. Before the first round all
 * input is read once, so that each run finds it in the page cache.
 */
public final class Rounds {

  private final Commands commands;
  private final DataFolder data;
  private final Duration patience;
  private final PrintStream log;

  private final List<Measurement> measurements = new ArrayList<>();
  private final Map<Contest, String> failures = new LinkedHashMap<>();
  private final Map<DataSet, Verified> results = new HashMap<>();

  private record Verified(Contest by, ResultDigest digest) {}

  /**
   * Describes the rounds.
   *
   * @param patience how long one run may take
   * @param log gets a line a run
   */
  public Rounds(Commands commands, DataFolder data, Duration patience, PrintStream log) {
    this.commands = commands;
    this.data = data;
    this.patience = patience;
    this.log = log;
  }

  /**
   * Runs them.
   *
   * @throws IllegalStateException if two contestants differ in their results
   */
  public Outcome run(List<Contest> contests, int rounds) throws IOException, InterruptedException {
    for (Contest contest : contests) {
      ResultDigest.of(data.of(contest.data()));
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contest contest : contests) {
        if (!failures.containsKey(contest)) {
          run(contest, round);
        }
      }
    }
    return new Outcome(measurements, failures);
  }

  private void run(Contest contest, int round) throws IOException, InterruptedException {
    Path output = Files.createTempDirectory("bench-output-");
    try {
      Usage usage =
          ChildProcess.run(commands.command(contest, data.of(contest.data()), output), patience);
      verify(contest, ResultDigest.of(output));
      measurements.add(new Measurement(contest, round, usage));
      log.printf(
          "round %d  %7.2f s wall %7.2f s CPU %,6d MB  %s%n",
          round, usage.wallSeconds(), usage.cpuSeconds(), usage.peakBytes() >> 20, contest.title());
    } catch (ContestantFailedException e) {
      failures.put(contest, e.getMessage());
      log.printf("round %d  FAILED  %s: %s%n", round, contest.title(), e.getMessage());
    } finally {
      delete(output);
    }
  }

  private void verify(Contest contest, ResultDigest digest) {
    Verified first = results.putIfAbsent(contest.data(), new Verified(contest, digest));
    if (first != null && !first.digest.equals(digest)) {
      throw new IllegalStateException(
          "results differ: %s gives %s, %s gives %s; one of them does other work"
              .formatted(first.by.title(), first.digest, contest.title(), digest));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Rounds::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
