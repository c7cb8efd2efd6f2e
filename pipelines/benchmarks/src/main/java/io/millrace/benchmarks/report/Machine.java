package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where it was measured. */
public final class Machine {

  private Machine() {}

  /** One line for people. */
  public static String describe() {
    return "%d processors%s, %s, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            proc("/proc/cpuinfo", "model name").map(model -> " (" + model + ")").orElse(""),
            proc("/proc/meminfo", "MemTotal").map(Machine::gigabytes).orElse("memory unknown"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.version"));
  }

  private static String gigabytes(String kilobytes) {
    return "%d GB".formatted(Long.parseLong(kilobytes.replaceAll("\\D", "")) >> 20);
  }

  private static java.util.Optional<String> proc(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }
}
