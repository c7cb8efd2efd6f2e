package io.millrace.runner;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.millrace.flow.internal.pipeline.OpenFlows;
import io.millrace.flow.live.Board;
import io.millrace.flow.live.StageCounts;
import io.millrace.runner.watch.PipelineGraph;
import io.millrace.runner.watch.Sampler;
import io.millrace.runner.watch.StageCounters;
import io.millrace.runner.watch.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs pipelines on the runner that a command line names, and waits for them.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   Outcome outcome = Launcher.from(args).launch(pipeline -> Flow.from(pipeline, source).into(sink));
 *   System.out.println(outcome.counter("rowsWritten") + " rows in " + outcome.elapsed());
 * }
 * }</pre>
 *
 * <p>The runner's {@link RunnerProfile} sets the options that the user did not name; {@link
 * #settings} tells which. One launcher runs one pipeline at a time; {@link #cancel} may be called
 * from any thread, and lets no more pipelines start.
 */
public final class Launcher {

  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final long CANCEL_AGAIN_MILLIS = 20;

  private final RunnerProfile profile;
  private final PipelineOptions options;
  private final List<Setting> settings;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  private volatile boolean cancelled;
  private volatile PipelineResult result;
  private volatile Board running;
  private volatile CountDownLatch ended = new CountDownLatch(0);

  private Launcher(PipelineArguments arguments) {
    profile = RunnerChoice.of(arguments.runner(), arguments.named());
    options = arguments.options();
    options.setRunner(profile.runner());
    arguments.checkRequired();
    Tuning tuning = new Tuning(options, arguments.named(), arguments.parallelism());
    profile.tune(tuning);
    settings = tuning.settings();
    if (isDetached() && !profile.isRemote(options)) {
      throw new IllegalArgumentException(
          "--detach: the pipelines of %s end with this process; name a cluster, as by --flinkMaster"
              .formatted(profile.name()));
    }
  }

  /**
   * A launcher for the options of a command line. Where {@code --help} is one of them, prints which
   * there are and ends the JVM, as Beam does.
   *
   * @param arguments {@code --name=value} each, see {@link PipelineArguments}
   * @throws IllegalArgumentException if one is not known, is missing though required, or has a
   *     value that does not fit
   */
  public static Launcher from(String... arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(OptionsHelp.text());
      System.exit(0);
    }
    return of(PipelineArguments.parse(List.of(arguments), List.of()));
  }

  /**
   * A launcher for options that have been parsed.
   *
   * @throws IllegalArgumentException if there is no such runner, or they mean several
   */
  public static Launcher of(PipelineArguments arguments) {
    return new Launcher(arguments);
  }

  /** The runner's profile. */
  public RunnerProfile profile() {
    return profile;
  }

  /** The options that pipelines run with: the user's, and what the profile has set. */
  public PipelineOptions options() {
    return options;
  }

  /** What the profile has set, and why. */
  public List<Setting> settings() {
    return settings;
  }

  /** Has somebody told how the pipelines get on that are launched from now on. */
  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Whether {@link #launch} returns when the pipeline has been submitted: {@code --detach}. */
  public boolean isDetached() {
    return options.as(LaunchOptions.class).isDetach();
  }

  /** What the cluster calls the pipeline that was launched last, where there is one. */
  public Optional<String> jobId() {
    return result instanceof SubmittedJob job ? Optional.of(job.jobId()) : Optional.empty();
  }

  /** Whether a pipeline runs now, its construction not counted. */
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  /**
   * Builds a pipeline, runs it and waits until it ends.
   *
   * @return how it ended: {@code DONE}, without counts if they cannot be fetched any more; {@code
   *     CANCELLED} by {@link #cancel}, or by somebody else where the runner tells; {@code RUNNING},
   *     without counts, of a pipeline that {@link #isDetached}
   * @throws JobFailedException if the pipeline fails when it runs
   * @throws IllegalArgumentException if it needs what the runner lacks; nothing has run then
   * @throws IllegalStateException if a flow of it has no end; nothing has run then
   * @throws Exception whatever the builder throws, as it is; nothing has run then
   */
  public Outcome launch(PipelineBuilder builder) throws Exception {
    Pipeline pipeline = Pipeline.create(options);
    builder.build(pipeline);
    Demands.check(pipeline, profile);
    OpenFlows.check(pipeline);
    Board board = Board.of(pipeline);
    Sampler sampler = sampler(board, pipeline);
    result = null;
    running = board;
    ended = new CountDownLatch(1);
    long start = System.nanoTime();
    try {
      return cancelled ? cancelled(start) : run(pipeline, board, start);
    } catch (RuntimeException | Error e) {
      if (cancelled || isCancelledOutside(e)) {
        return cancelled(start);
      }
      throw new JobFailedException(e);
    } finally {
      try {
        sampler.close();
        if (!isDetached()) {
          over(board);
        }
      } finally {
        ended.countDown();
      }
    }
  }

  /** Whatever cannot be let go of does not change how the pipeline has ended. */
  private static void over(Board board) {
    try {
      board.over();
    } catch (RuntimeException e) {
      LOG.warn("Something that a pipeline has used is not let go of", e);
    }
  }

  /**
   * Lets no more pipelines start. One that runs goes on; unless it does all its work, its outcome
   * is {@code CANCELLED}.
   */
  public void startNoMore() {
    cancelled = true;
  }

  /**
   * Cancels the pipeline that runs, if one does, and returns when it has ended: {@link #launch}
   * then returns a {@code CANCELLED} outcome, or {@code DONE} if this came too late.
   *
   * @throws IOException if the runner cannot be reached
   * @throws InterruptedException if this thread is interrupted; the pipeline may still run
   */
  public void cancel() throws IOException, InterruptedException {
    startNoMore();
    // More than once: a pipeline that is just being submitted cannot be cancelled yet.
    while (isRunning() && !ended.await(CANCEL_AGAIN_MILLIS, MILLISECONDS)) {
      PipelineResult current = result;
      if (current == null) {
        cancelBlockedRun();
      } else {
        cancel(current);
      }
    }
  }

  /** Of a runner whose run returns when the pipeline has ended, if a user wants it so. */
  private void cancelBlockedRun() {
    profile.cancelBlockedRuns();
    if (!profile.isRemote(options)) {
      over(running);
    }
  }

  private static void cancel(PipelineResult running) throws IOException {
    try {
      running.cancel();
    } catch (RuntimeException e) {
      throw new IOException("the pipeline cannot be cancelled: " + Failures.message(e), e);
    }
  }

  private Sampler sampler(Board board, Pipeline pipeline) {
    return new Sampler(
        profile.watch(board, options), List.copyOf(watchers), PipelineGraph.of(pipeline));
  }

  private Outcome run(Pipeline pipeline, Board board, long start) {
    result = pipeline.run();
    profile.started(result, board);
    if (isDetached()) {
      return new Outcome(State.RUNNING, since(start), Map.of(), List.of());
    }
    State state = result.waitUntilFinish();
    if (state == State.FAILED) {
      throw new IllegalStateException("the pipeline failed, and its runner does not say why");
    }
    Duration elapsed = since(start);
    return cancelled && state != State.DONE
        ? cancelled(start)
        : counted(new Outcome(state, elapsed, Map.of(), List.of()), board);
  }

  /** The outcome with its counts, if the runner has them. */
  private Outcome counted(Outcome outcome, Board board) {
    try {
      // Once: on a cluster it is a call.
      MetricResults metrics = result.metrics();
      List<StageCounts> stages = new StageCounters(board.stages()).done(metrics, Launcher::value);
      return new Outcome(outcome.state(), outcome.elapsed(), counters(metrics), stages);
    } catch (RuntimeException e) {
      LOG.warn("The pipeline has ended, but what it counted cannot be fetched", e);
      return outcome;
    }
  }

  private boolean isCancelledOutside(Throwable failure) {
    return profile.remoteControl().filter(remote -> remote.isCancellation(failure)).isPresent();
  }

  private static Outcome cancelled(long start) {
    return new Outcome(State.CANCELLED, since(start), Map.of(), List.of());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Map<String, Long> counters(MetricResults metrics) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(Outcome.NAMESPACE))
            .build();
    Map<String, Long> counters = new TreeMap<>();
    metrics
        .queryMetrics(ours)
        .getCounters()
        .forEach(counter -> counters.merge(counter.getName().getName(), value(counter), Long::sum));
    return counters;
  }

  // DirectRunner adds up the attempted values on a thread that may not be done when the job is.
  private static long value(MetricResult<Long> counter) {
    Long committed = counter.getCommittedOrNull();
    return committed == null ? counter.getAttempted() : committed;
  }
}
