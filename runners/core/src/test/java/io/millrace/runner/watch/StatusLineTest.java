package io.millrace.runner.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StatusLineTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, UTF_8);
  private final StatusLine line = new StatusLine(terminal);

  @Test
  void show_longText_isCutAsALineMustNotBreak() {
    line.show("x".repeat(200));

    assertThat(screen.toString(UTF_8)).isEqualTo(ERASE + "x".repeat(79));
  }

  @Test
  void above_aLineOfAnother_theStatusMakesRoom() {
    PrintStream log = line.above(terminal);

    line.show("50%");
    log.print("WARN slow\n");
    line.show("60%");

    assertThat(screen.toString(UTF_8))
        .isEqualTo(ERASE + "50%" + ERASE + "WARN slow\n" + ERASE + "60%");
  }

  @Test
  void above_halfALine_theStatusWaitsForItsEnd() {
    PrintStream log = line.above(terminal);

    log.print("loading");
    line.show("50%");
    log.print(" done\n");
    line.show("60%");

    assertThat(screen.toString(UTF_8)).isEqualTo("loading done\n" + ERASE + "60%");
  }

  @Test
  void clear_nothingShown_printsNothing() {
    line.clear();

    assertThat(screen.toString(UTF_8)).isEmpty();
  }
}
