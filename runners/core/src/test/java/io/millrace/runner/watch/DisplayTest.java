package io.millrace.runner.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.live.StageCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is on the screen at which second of a job. */
class DisplayTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(screen, true, UTF_8);

  @Test
  void onATerminal_theSameLineAgain() {
    Display display = Display.on("rollup", new StatusLine(stream));

    display.progress(reading(1_000, 0, 0));
    display.progress(reading(2_000, 1, 10_000));
    display.progress(reading(4_000, 2, 30_000));

    assertThat(screen.toString(UTF_8))
        .isEqualTo(
            ERASE
                + "rollup: 0% read, 0 rows, 0 rows/s, after 1 s"
                + ERASE
                + "rollup: 25% read, 10,000 rows, 10,000 rows/s, 3 s left, orders"
                + ERASE
                + "rollup: 50% read, 30,000 rows, 10,000 rows/s, 3 s left, orders");
  }

  @Test
  void onATerminal_theEnd_nothingIsLeft() {
    Display display = Display.on("rollup", new StatusLine(stream));

    display.progress(reading(1_000, 0, 0));
    display.end();
    display.progress(reading(2_000, 1, 10));

    assertThat(screen.toString(UTF_8)).endsWith("after 1 s" + ERASE);
  }

  @Test
  void inAFile_aLineEveryTenSeconds() {
    Display display = Display.in("rollup", stream);

    for (int millis = 0; millis <= 25_000; millis += 500) {
      display.progress(reading(millis, 0, millis));
    }

    assertThat(screen.toString(UTF_8).lines())
        .containsExactly(
            "rollup: 0% read, 10,000 rows, 1,000 rows/s, after 10 s, orders",
            "rollup: 0% read, 20,000 rows, 1,000 rows/s, after 20 s, orders");
  }

  @Test
  void begunAgain_inAFile_onceAndAtOnce() {
    Display display = Display.in("rollup", stream);

    display.progress(restarted(500));
    display.progress(restarted(1_000, "a worker was lost"));
    display.progress(restarted(1_500, "a worker was lost", "no worker was there"));
    display.progress(restarted(2_000, "a worker was lost", "no worker was there"));

    assertThat(screen.toString(UTF_8).lines())
        .containsExactly(
            "rollup: failed, and begins again: a worker was lost",
            "rollup: failed, and begins again: no worker was there");
  }

  @Test
  void begunAgain_onATerminal_aLineAboveTheLast() {
    Display display = Display.on("rollup", new StatusLine(stream));

    display.progress(reading(1_000, 0, 0));
    display.progress(restarted(2_000, "a worker was lost"));

    assertThat(screen.toString(UTF_8))
        .isEqualTo(
            ERASE
                + "rollup: 0% read, 0 rows, 0 rows/s, after 1 s"
                + ERASE
                + "rollup: failed, and begins again: a worker was lost\n"
                + ERASE
                + "rollup: 0% read, 0 rows, 0 rows/s, after 2 s");
  }

  @Test
  void waits_forFiveSeconds_saysForWhat_once() {
    Display display = Display.in("rollup", stream);

    for (int millis = 1_000; millis <= 8_000; millis += 500) {
      display.progress(waiting(millis, "slots"));
    }

    assertThat(screen.toString(UTF_8).lines()).containsExactly("rollup: waits for slots");
  }

  @Test
  void waits_forAnotherThing_saysThatToo() {
    Display display = Display.in("rollup", stream);

    display.progress(waiting(1_000, "an answer"));
    display.progress(waiting(6_000, "an answer"));
    display.progress(waiting(6_500, "slots"));
    display.progress(reading(7_000, 0, 0));
    display.progress(waiting(7_500, "slots"));
    display.progress(waiting(9_000, "slots"));

    assertThat(screen.toString(UTF_8).lines()).containsExactly("rollup: waits for an answer");
  }

  @Test
  void inTheFirstSecond_nothing() {
    Display terminal = Display.on("rollup", new StatusLine(stream));

    terminal.progress(reading(999, 4, 40));
    terminal.end();

    assertThat(screen.toString(UTF_8)).isEmpty();
  }

  @Test
  void noFlows_nothing() {
    Display display = Display.in("numbers", stream);

    display.progress(new Progress(Duration.ofMinutes(1), List.of()));

    assertThat(screen.toString(UTF_8)).isEmpty();
  }

  @Test
  void allRead_whatIsMergedAndWritten() {
    Display display = Display.on("rollup", new StatusLine(stream));

    display.progress(written(60_000, 0));
    display.progress(written(62_000, 500));

    assertThat(screen.toString(UTF_8))
        .endsWith(
            "rollup: 100% read, 40,000 rows, 600 groups, 500 written, 250 rows/s, after 1 mi");
  }

  @Test
  void rate_isThatOfTheLastFiveSeconds() {
    Display display = Display.in("rollup", stream);

    display.progress(reading(0, 0, 0));
    display.progress(reading(5_000, 0, 1_000_000));
    display.progress(reading(10_000, 0, 1_000_500));

    assertThat(screen.toString(UTF_8)).contains("1,000,500 rows, 100 rows/s");
  }

  @Test
  void unknownNumberOfSplits_noPercent() {
    Display display = Display.in("tail", stream);

    display.progress(
        new Progress(
            Duration.ofSeconds(10), List.of(stage("clicks", 0, Map.of("rowsRead", 1_000L)))));

    assertThat(screen.toString(UTF_8)).startsWith("tail: 1,000 rows, 0 rows/s, after 10 s");
  }

  @Test
  void waitingWorkers() {
    ProgressText text = new ProgressText("copy");

    text.look(waiting(2_000, 3, 1));
    String two = text.toString();
    text.look(waiting(3_000, 3, 3));

    assertThat(two).endsWith(", 2 waiting for a database: see the log");
    assertThat(text.toString()).doesNotContain("waiting");
  }

  private static Progress waiting(long millis, long begun, long over) {
    return new Progress(
        Duration.ofMillis(millis),
        List.of(stage("orders", 4, Map.of("waitsBegun", begun, "waitsOver", over))));
  }

  private static Progress reading(long millis, long splits, long rows) {
    return new Progress(
        Duration.ofMillis(millis),
        List.of(
            stage("orders", 4, Map.of("rowsRead", rows, "splitsDone", splits)),
            stage("reduce by day", 0, Map.of())));
  }

  private static Progress restarted(long millis, String... why) {
    Progress reading = reading(millis, 0, 0);
    return new Progress(reading.elapsed(), reading.stages(), List.of(why), Optional.empty());
  }

  private static Progress waiting(long millis, String what) {
    Progress reading = reading(millis, 0, 0);
    return new Progress(reading.elapsed(), reading.stages(), List.of(), Optional.of(what));
  }

  private static Progress written(long millis, long rows) {
    return new Progress(
        Duration.ofMillis(millis),
        List.of(
            stage("orders", 4, Map.of("rowsRead", 40_000L, "splitsDone", 4L)),
            stage("reduce by day", 0, Map.of("groups", rows + 100, "rowsWritten", rows))));
  }

  private static StageCounts stage(String name, int splits, Map<String, Long> counts) {
    return new StageCounts(name, List.of(), splits, counts, StageCounts.Time.NONE);
  }
}
