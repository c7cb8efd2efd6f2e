package io.millrace.runner.watch;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The last line of a terminal, written again and again; what others print goes above it.
 *
 * <p>It never breaks: the text is cut at {@value #WIDTH} characters.
 */
public final class StatusLine {

  private static final int WIDTH = 79;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private boolean shown;
  private boolean othersLineIsOpen;

  /** A line of this terminal, not shown yet. */
  public StatusLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the one before; not while somebody else's line is not at its end. */
  public synchronized void show(String text) {
    if (!othersLineIsOpen) {
      terminal.print(ERASE + text.substring(0, Math.min(WIDTH, text.length())));
      terminal.flush();
      shown = true;
    }
  }

  /** Shows nothing. */
  public synchronized void clear() {
    if (shown) {
      terminal.print(ERASE);
      terminal.flush();
      shown = false;
    }
  }

  /** Prints a line that stays, whole, where the last line was. */
  public synchronized void printAbove(String text) {
    clear();
    terminal.println(text);
  }

  /** A stream to the same terminal for all that is printed meanwhile. */
  public PrintStream above(PrintStream stream) {
    return new PrintStream(new Above(stream), true, Charset.defaultCharset());
  }

  private synchronized void print(PrintStream stream, byte[] bytes, int offset, int length) {
    clear();
    stream.write(bytes, offset, length);
    stream.flush();
    othersLineIsOpen = length > 0 && bytes[offset + length - 1] != '\n';
  }

  private final class Above extends OutputStream {

    private final PrintStream stream;

    Above(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      print(stream, bytes, offset, length);
    }
  }
}
