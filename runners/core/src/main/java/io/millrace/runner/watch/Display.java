package io.millrace.runner.watch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Says on the screen how far a job is: in one line that is updated on a terminal, in a line every
 * ten seconds elsewhere. Nothing in the first second, and nothing of pipelines without flows.
 */
public final class Display implements Watcher {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LINES = Duration.ofSeconds(10);

  private final ProgressText text;
  private final Consumer<String> show;
  private final Runnable clear;
  private final Duration period;
  private Duration next;
  private boolean ended;

  private Display(
      String job, Duration period, Duration first, Consumer<String> show, Runnable clear) {
    this.text = new ProgressText(job);
    this.period = period;
    this.next = first;
    this.show = show;
    this.clear = clear;
  }

  /** On a terminal. */
  public static Display on(String job, StatusLine line) {
    return new Display(job, Duration.ZERO, FIRST, line::show, line::clear);
  }

  /** In a stream that keeps what is printed, such as a file. */
  public static Display in(String job, PrintStream stream) {
    return new Display(job, LINES, LINES, stream::println, () -> {});
  }

  @Override
  public void progress(Progress progress) {
    text.look(progress);
    if (!ended && !progress.stages().isEmpty() && progress.elapsed().compareTo(next) >= 0) {
      show.accept(text.toString());
      next = progress.elapsed().plus(period);
    }
  }

  @Override
  public void end() {
    ended = true;
    clear.run();
  }
}
