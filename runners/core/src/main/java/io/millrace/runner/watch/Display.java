package io.millrace.runner.watch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says on the screen how far a job is: in one line that is updated on a terminal, in a line every
 * ten seconds elsewhere. Nothing in the first second, and nothing of pipelines without flows. In
 * lines that stay it says that the runner has begun the job again, at once, and what the job has
 * waited for, after five seconds.
 */
public final class Display implements Watcher {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LINES = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(5);

  private final String job;
  private final Screen screen;
  private final Duration period;
  private final Duration first;
  private ProgressText text;
  private Duration next;
  private int restarts;
  private Optional<String> waiting;
  private Duration waitingSince;
  private boolean waitIsSaid;
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
    waiting = Optional.empty();
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
    sayRestarts(progress.restarts());
    sayWait(progress);
    if (!progress.stages().isEmpty() && progress.elapsed().compareTo(next) >= 0) {
      screen.show().accept(text.toString());
      next = progress.elapsed().plus(period);
    }
  }

  private void sayRestarts(List<String> why) {
    why.subList(Math.min(restarts, why.size()), why.size())
        .forEach(line -> screen.say().accept(job + ": failed, and begins again: " + line));
    restarts = why.size();
  }

  private void sayWait(Progress progress) {
    if (!progress.waiting().equals(waiting)) {
      waiting = progress.waiting();
      waitingSince = progress.elapsed();
      waitIsSaid = false;
    }
    if (waiting.isPresent()
        && !waitIsSaid
        && progress.elapsed().minus(waitingSince).compareTo(LONG) >= 0) {
      screen.say().accept(job + ": waits for " + waiting.get());
      waitIsSaid = true;
    }
  }

  @Override
  public void end() {
    ended = true;
    screen.clear().run();
  }
}
