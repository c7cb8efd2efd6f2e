package io.millrace.runner.watch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says on the screen how far a job is: in one line that is updated on a terminal, in a line every
 * ten seconds elsewhere. Nothing in the first second, and nothing of pipelines without flows. That
 * its runner has begun it again is said at once, in a line that stays.
 */
public final class Display implements Watcher {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LINES = Duration.ofSeconds(10);

  private final String job;
  private final Screen screen;
  private final Duration period;
  private final Duration first;
  private ProgressText text;
  private Duration next;
  private int restarts;
  private boolean ended;

  /**
   * What is shown where.
   *
   * @param show what takes the place of what it was given before
   * @param say what keeps what it is given
   * @param clear what ends the showing
   */
  private record Screen(Consumer<String> show, Consumer<String> say, Runnable clear) {}

  private Display(String job, Duration period, Duration first, Screen screen) {
    this.job = job;
    this.period = period;
    this.first = first;
    this.screen = screen;
    beginAnew();
  }

  private void beginAnew() {
    text = new ProgressText(job);
    next = first;
    restarts = 0;
    ended = false;
  }

  /** On a terminal. */
  public static Display on(String job, StatusLine line) {
    return new Display(
        job, Duration.ZERO, FIRST, new Screen(line::show, line::printAbove, line::clear));
  }

  /** In a stream that keeps what is printed, such as a file. */
  public static Display in(String job, PrintStream stream) {
    return new Display(job, LINES, LINES, new Screen(stream::println, stream::println, () -> {}));
  }

  @Override
  public void begin(PipelineGraph graph) {
    beginAnew();
  }

  @Override
  public void progress(Progress progress) {
    text.look(progress);
    if (ended) {
      return;
    }
    List<String> why = progress.restarts();
    why.subList(Math.min(restarts, why.size()), why.size())
        .forEach(line -> screen.say().accept(job + ": failed, and begins again: " + line));
    restarts = why.size();
    if (!progress.stages().isEmpty() && progress.elapsed().compareTo(next) >= 0) {
      screen.show().accept(text.toString());
      next = progress.elapsed().plus(period);
    }
  }

  @Override
  public void end() {
    ended = true;
    screen.clear().run();
  }
}
