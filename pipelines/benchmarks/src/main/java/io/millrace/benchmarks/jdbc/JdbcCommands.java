package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.harness.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of contestants. */
final class JdbcCommands {

  private static final String PACKAGE = "io.millrace.benchmarks.";

  private final String millrace;
  private final Commands commands;
  private final String url;

  /**
   * Command lines for a database.
   *
   * @param home the project's folder
   * @param heap as {@code -Xmx} takes it; for jobs of {@code scripts/millrace} it is their own
   */
  JdbcCommands(Path home, String heap, String url) throws IOException {
    millrace = home.resolve("scripts/millrace").toString();
    commands = new Commands(home, heap);
    this.url = url;
  }

  List<String> command(Trial trial) {
    Contestant contestant = trial.contestant();
    return switch (contestant.start()) {
      case DRIVER -> commands.withDriver(PACKAGE + contestant.program(), arguments(trial));
      case WHOLE -> commands.whole(PACKAGE + contestant.program(), arguments(trial));
      case MILLRACE -> job(trial);
    };
  }

  /** The URL, the source or for the upsert the number of rows, the runner. */
  private List<String> arguments(Trial trial) {
    String input =
        trial.contestant().work() == JdbcWork.ROLLUP
            ? JdbcTables.orders(trial.rows())
            : Long.toString(trial.rows());
    String runner = trial.contestant().runner();
    return runner.isEmpty() ? List.of(url, input) : List.of(url, input, "--runner=" + runner);
  }

  private List<String> job(Trial trial) {
    List<String> command =
        new ArrayList<>(
            List.of(
                millrace,
                trial.contestant().program(),
                "--from=" + url,
                "--table=" + JdbcTables.orders(trial.rows()),
                "--where=" + CustomerQuery.WHERE,
                "--groupBy=customer_id",
                "--aggregate=count() as orders, sum(amount) as revenue, max(created_at) as latest",
                "--to=" + url,
                "--into=" + CustomerQuery.TARGET,
                "--runner=" + trial.contestant().runner()));
    if (!trial.contestant().option().isEmpty()) {
      command.add(trial.contestant().option());
    }
    return command;
  }

  /** Whether the command line knows the option of a contestant; those without one it knows. */
  boolean canRun(Contestant contestant) throws IOException {
    String name = contestant.option().split("=", 2)[0];
    if (name.isEmpty()) {
      return true;
    }
    Process help =
        new ProcessBuilder(millrace, contestant.program(), "--help")
            .redirectErrorStream(true)
            .start();
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Stream.of(text.split("\\s", -1)).anyMatch(word -> word.startsWith(name));
  }
}
