package io.millrace.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program of one's own ends, in a JVM of its own. */
class ProgramTest {

  @TempDir Path folder;

  @Test
  void run_optionIsMissing_endsInOneLineWithCode2() throws Exception {
    Ended ended = run(LoadedOrders.class, "--orders=x.csv");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: ").contains("--database").hasLineCount(1);
  }

  @Test
  void run_optionIsMisspelt_suggestsTheNearest() throws Exception {
    Ended ended = run(WordCount.class, "--txt=x.txt");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: ").contains("--text").hasLineCount(1);
  }

  @Test
  void run_jobFails_namesTheStepAndEndsWithCode1() throws Exception {
    Path prices = Files.writeString(folder.resolve("prices.txt"), "tea\n");

    Ended ended = run(CheckedPrices.class, "--lines=" + prices, "--folder=" + folder);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
  }

  @Test
  void run_help_listsTheOptionsOfTheProgram() throws Exception {
    Ended ended = run(WordCount.class, "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("--text=<String>").contains("The text files, as a pattern.");
  }

  private record Ended(int code, String out, String err) {}

  private Ended run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      int code = process.waitFor();
      return new Ended(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
