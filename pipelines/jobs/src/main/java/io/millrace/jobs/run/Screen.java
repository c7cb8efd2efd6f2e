package io.millrace.jobs.run;

import io.millrace.runner.watch.Display;
import io.millrace.runner.watch.StatusLine;
import io.millrace.runner.watch.Watcher;
import java.io.PrintStream;

/**
 * Where a job prints, and how far it is shown to be; from construction to {@link #close}.
 *
 * <p>On a terminal the progress is its last line, and whatever is printed meanwhile goes above: by
 * us, by the log, by user functions.
 */
final class Screen implements AutoCloseable {

  private final PrintStream out;
  private final PrintStream err;
  private final Watcher display;
  private final Runnable restore;

  private Screen(PrintStream out, PrintStream err, Watcher display, Runnable restore) {
    this.out = out;
    this.err = err;
    this.display = display;
    this.restore = restore;
  }

  /** The screen of a job of this name. */
  static Screen of(String job, PrintStream out, PrintStream err) {
    if (err != System.err || !Terminal.isStandardError()) {
      return new Screen(out, err, Display.in("millrace: " + job, err), () -> {});
    }
    StatusLine line = new StatusLine(err);
    Screen screen =
        new Screen(
            line.above(out),
            line.above(err),
            Display.on(job, line),
            () -> {
              System.setOut(out);
              System.setErr(err);
            });
    System.setOut(screen.out);
    System.setErr(screen.err);
    return screen;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** What shows how far a pipeline is. */
  Watcher display() {
    return display;
  }

  @Override
  public void close() {
    restore.run();
  }
}
