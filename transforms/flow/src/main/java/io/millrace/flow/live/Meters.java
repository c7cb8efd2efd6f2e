package io.millrace.flow.live;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * The meters of a stage on one worker thread, bundle by bundle.
 *
 * <p>Which stage a thread is in, a source or a sink finds out without being told: {@link
 * #beginBundle} and {@link #within} keep it with the thread.
 */
public final class Meters implements AutoCloseable {

  /** The namespace of Beam's counters that a job's outcome shows. */
  public static final String NAMESPACE = "millrace";

  /**
   * The namespace of Beam's counters of what workers spent their nanoseconds with: {@code wall} in
   * bundles, of which {@code cpu} on a processor and {@code sink} waiting for a sink.
   */
  public static final String TIMES = "millrace.times";

  /** What the gauges of {@link #TIMES} have before their names. */
  public static final String TIME = "time_";

  private static final Pattern PLAIN = Pattern.compile("\\w+");
  private static final ThreadLocal<Meters> HERE = new ThreadLocal<>();

  private final Board board;
  private final String stage;
  private final Gauges gauges;
  private final Map<String, Meter> meters = new ConcurrentHashMap<>();
  private final Map<String, Meter> times = new ConcurrentHashMap<>();
  private final Clock clock;

  private Meters(Board board, String stage, Gauges gauges) {
    this.board = board;
    this.stage = stage;
    this.gauges = gauges;
    this.clock = new Clock(time("wall"), time("cpu"));
  }

  /**
   * Meters for a stage, seen on the board of its run until they are closed.
   *
   * @param run {@link Board#run}
   * @param gauges what shows them too; of names with other characters than letters, digits and
   *     underscores, as those of operators have, it is not told
   */
  public static Meters open(String run, String stage, Gauges gauges) {
    Board board = Board.ofRun(run);
    Meters meters = new Meters(board, stage, gauges);
    board.add(stage, meters);
    meters.show(TIME + "wall", () -> meters.spent().wallNanos());
    meters.show(TIME + "cpu", () -> meters.spent().cpuNanos());
    meters.show(TIME + "sink", () -> meters.spent().sinkNanos());
    return meters;
  }

  /** The meters of the stage that this thread is in. */
  static Meters here() {
    Meters here = HERE.get();
    return here == null ? new Meters(new Board(""), "", Gauges.NONE) : here;
  }

  /** The meter of this name. */
  public Meter meter(String name) {
    return meters.computeIfAbsent(name, this::shown);
  }

  private Meter shown(String name) {
    Meter meter = new Meter(Metrics.counter(NAMESPACE, name));
    if (PLAIN.matcher(name).matches()) {
      show(name, meter::count);
    }
    return meter;
  }

  private void show(String name, LongSupplier value) {
    gauges.show(Gauges.prefix(stage) + name, value);
  }

  /** The meter of the nanoseconds that are spent with something. */
  Meter time(String what) {
    return times.computeIfAbsent(what, key -> new Meter(Metrics.counter(TIMES, key)));
  }

  /** A bundle begins on this thread. What one before has counted that did not end, Beam forgets. */
  public void beginBundle() {
    HERE.set(this);
    meters.values().forEach(Meter::forget);
    times.values().forEach(Meter::forget);
    clock.start();
  }

  /** The bundle has done all its work. */
  public void endBundle() {
    clock.stop();
    meters.values().forEach(Meter::publish);
    times.values().forEach(Meter::publish);
  }

  /** The board that these meters are on. */
  public Board board() {
    return board;
  }

  /**
   * Goes on as long as the pipeline does; cheap enough for each row.
   *
   * @throws CancellationException if it is {@linkplain Board#over over}: cancelled, or failed
   *     elsewhere
   */
  public void checkNotOver() {
    if (board.isOver()) {
      throw new CancellationException("the pipeline is over");
    }
  }

  /** Does something as in this stage, whichever one the thread was in before. */
  public void within(Work work) throws Exception {
    Meters outer = HERE.get();
    HERE.set(this);
    try {
      work.run();
    } finally {
      HERE.set(outer);
    }
  }

  /** What is done within a stage. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  Map<String, Meter> all() {
    return meters;
  }

  /** What was spent so far, in the bundle that is going on too. */
  StageCounts.Time spent() {
    return clock.spent(time("sink").count());
  }

  @Override
  public void close() {
    board.remove(stage, this);
    if (HERE.get() == this) {
      HERE.remove();
    }
  }
}
