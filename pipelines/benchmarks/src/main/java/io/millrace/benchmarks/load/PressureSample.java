package io.millrace.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the JVMs of a job have counted together up to a second of it.
 *
 * @param second from 0, that of the first sample
 * @param heap bytes after a collection, of the JVM that had most; 0 where none was measured
 */
record PressureSample(long second, long read, long written, long heap) {

  /** Rows that are read and not yet written. */
  long between() {
    return read - written;
  }

  /** All samples in a folder, by second; the last is left out where not all JVMs have it. */
  static List<PressureSample> readAll(Path folder) throws IOException {
    Map<Long, PressureSample> bySecond = new TreeMap<>();
    Map<Long, Integer> jvms = new TreeMap<>();
    int files = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files++;
        for (String line : Files.readAllLines(file)) {
          PressureSample sample = parse(line);
          bySecond.merge(sample.second, sample, PressureSample::plus);
          jvms.merge(sample.second, 1, Integer::sum);
        }
      }
    }
    int whole = files;
    List<PressureSample> samples =
        bySecond.values().stream().filter(sample -> jvms.get(sample.second) == whole).toList();
    long first = samples.isEmpty() ? 0 : samples.get(0).second;
    return samples.stream().map(sample -> sample.since(first)).toList();
  }

  private static PressureSample parse(String line) {
    String[] numbers = line.split(",", -1);
    return new PressureSample(
        Math.round(Long.parseLong(numbers[0]) / 1e3),
        Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]),
        Long.parseLong(numbers[3]));
  }

  private PressureSample plus(PressureSample other) {
    return new PressureSample(
        second, read + other.read, written + other.written, Math.max(heap, other.heap));
  }

  private PressureSample since(long first) {
    return new PressureSample(second - first, read, written, heap);
  }
}
