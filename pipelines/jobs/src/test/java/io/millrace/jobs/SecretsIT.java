package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password is nowhere to be seen, even where every log is on and everything goes wrong. */
class SecretsIT {

  private static final String PASSWORD = "s3cr3t-0f-th3-m1ll";
  private static final String EVERY_LOG =
      "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace -Dorg.slf4j.simpleLogger.logFile=System.err";

  @TempDir static Path folder;

  private static String url;
  private static Path file;

  @BeforeAll
  static void database() throws Exception {
    url = "jdbc:h2:file:" + folder.resolve("shop");
    file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    try (Connection connection = DriverManager.getConnection(url, "keeper", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE sales (id bigint PRIMARY KEY, region varchar(9), amount int)");
      statement.execute("INSERT INTO sales VALUES (1, 'north', 5), (2, 'south', 7)");
      statement.execute(
          "CREATE TABLE totals (region varchar(9) PRIMARY KEY, total bigint CHECK (total < 7))");
      statement.execute(
          "CREATE TABLE copies (id bigint PRIMARY KEY, region varchar(2), amount int)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "file, DirectRunner, totals, 0, --where=amount<7",
    "file, FlinkRunner, totals, 0, --where=amount<7",
    "url, DirectRunner, totals, 0, --where=amount<7",
    "url, DirectRunner, totals, 0, --explain",
    "file, DirectRunner, totals, 1, --stacktrace",
    "url, FlinkRunner, totals, 1, --stacktrace",
    "url, DirectRunner, nowhere, 2, --stacktrace",
    "wrong, DirectRunner, totals, 2, --stacktrace",
    "env, DirectRunner, totals, 0, --where=amount<7",
    "typed, DirectRunner, totals, 2, --stacktrace",
  })
  void rollup(String password, String runner, String table, int code, String option)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--table=sales",
                "--groupBy=region",
                "--aggregate=sum(amount) as total",
                "--into=" + table,
                "--runner=" + runner,
                option));
    boolean inUrl = password.equals("url");
    String where = inUrl ? url + ";USER=keeper;PASSWORD=" + PASSWORD : url;
    arguments.addAll(List.of("--from=" + where, "--to=" + where));
    if (!inUrl) {
      arguments.addAll(
          List.of(
              "--fromUser=keeper",
              "--toUser=keeper",
              "--fromPassword=" + option(password),
              "--toPassword=" + option(password)));
    }
    Path report = folder.resolve("report.html");
    Files.deleteIfExists(report);
    arguments.add("--report=" + report);

    Screen screen =
        Millrace.startWith(
                EVERY_LOG, List.of(), Map.of("KEEPER", PASSWORD), arguments.toArray(String[]::new))
            .await();

    assertThat(screen.code()).as(screen.err()).isEqualTo(code);
    assertThat(screen.out() + screen.err()).doesNotContain(PASSWORD);
    boolean hasRun = code < 2 && !option.equals("--explain");
    assertThat(Files.exists(report)).isEqualTo(hasRun);
    if (hasRun) {
      assertThat(Files.readString(report)).contains("--into=totals").doesNotContain(PASSWORD);
    }
  }

  private static String option(String password) throws Exception {
    return switch (password) {
      case "env" -> "env:KEEPER";
      case "typed" -> PASSWORD;
      case "wrong" -> "file:" + Files.writeString(folder.resolve("wrong"), PASSWORD + PASSWORD);
      default -> "file:" + file;
    };
  }
}
