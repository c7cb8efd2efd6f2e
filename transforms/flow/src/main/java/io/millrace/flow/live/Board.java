package io.millrace.flow.live;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;
import org.apache.beam.sdk.Pipeline;

/**
 * The stages of one pipeline, and what the workers in this process have counted for them.
 *
 * <p>Stages are put on it when the pipeline is constructed. Where workers run in another process,
 * what they count is on a board there, and this one stays at nothing.
 */
public final class Board {

  private static final VarHandle OVER;

  static {
    try {
      OVER = MethodHandles.lookup().findVarHandle(Board.class, "over", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Map<Pipeline, Board> OF_PIPELINE = new WeakHashMap<>();
  private static final Map<String, WeakReference<Board>> OF_RUN = new HashMap<>();

  private final String run;
  private final Map<String, StageBoard> stages = new LinkedHashMap<>();
  private final List<Runnable> whenOver = new ArrayList<>();
  private final List<String> staying = new ArrayList<>();

  /** Read for each row: see {@link #isOver}. */
  private boolean over;

  Board(String run) {
    this.run = run;
  }

  /** The board of a pipeline. */
  public static Board of(Pipeline pipeline) {
    synchronized (OF_RUN) {
      return OF_PIPELINE.computeIfAbsent(pipeline, key -> newBoard(UUID.randomUUID().toString()));
    }
  }

  /** The board that workers of a run write to: the pipeline's where it is in this process. */
  static Board ofRun(String run) {
    synchronized (OF_RUN) {
      WeakReference<Board> known = OF_RUN.get(run);
      Board board = known == null ? null : known.get();
      return board == null ? newBoard(run) : board;
    }
  }

  private static Board newBoard(String run) {
    OF_RUN.values().removeIf(board -> board.get() == null);
    Board board = new Board(run);
    OF_RUN.put(run, new WeakReference<>(board));
    return board;
  }

  /** What tells the run from others, in every process. */
  public String run() {
    return run;
  }

  /** A stage is part of the pipeline. */
  public synchronized void stage(String name) {
    board(name);
  }

  /** A stage has one more branch. */
  public synchronized void branch(String stage, List<String> operators) {
    board(stage).branch(operators);
  }

  /** A stage reads so many splits. */
  public synchronized void splits(String stage, int splits) {
    board(stage).splits(splits);
  }

  /**
   * The pipeline can work in this process alone.
   *
   * @param reason what is in its way elsewhere, and what to do about it: one line
   */
  public synchronized void stays(String reason) {
    staying.add(reason);
  }

  /** Why the pipeline can work in this process alone; empty where it may leave it. */
  public synchronized Optional<String> staysBecause() {
    return staying.stream().findFirst();
  }

  /**
   * The pipeline is over, however it ended: workers of this process that are still at it stop with
   * their next element, and what was kept for it is let go.
   *
   * @throws RuntimeException if something could not be let go; everything else has been
   */
  public void over() {
    List<Runnable> waiting;
    synchronized (this) {
      OVER.setOpaque(this, true);
      waiting = List.copyOf(whenOver);
      whenOver.clear();
    }
    RuntimeException failure = null;
    for (Runnable work : waiting) {
      try {
        work.run();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Has something done when the pipeline is {@link #over}; at once if it is. */
  public void whenOver(Runnable work) {
    synchronized (this) {
      if (!over) {
        whenOver.add(work);
        return;
      }
    }
    work.run();
  }

  /** Neither a fence nor hoisted out of a loop: workers ask for each row, and may learn it late. */
  boolean isOver() {
    return (boolean) OVER.getOpaque(this);
  }

  synchronized void add(String stage, Meters meters) {
    board(stage).add(meters);
  }

  synchronized void remove(String stage, Meters meters) {
    board(stage).remove(meters);
  }

  private StageBoard board(String stage) {
    return stages.computeIfAbsent(stage, StageBoard::new);
  }

  /** What is counted at this moment, stage by stage, in the order of their construction. */
  public synchronized List<StageCounts> stages() {
    return stages.values().stream().map(StageBoard::counts).toList();
  }
}
