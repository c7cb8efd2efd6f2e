package io.millrace.runner.direct;

import io.millrace.flow.live.Board;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;

/** Sweeps a pipeline every ten seconds, on a thread of its own, until it is over. */
final class Upkeep {

  private static final long PERIOD_SECONDS = 10;

  private Upkeep() {}

  static void start(PipelineResult running, Board board) {
    Thread thread = new Thread(() -> run(running), "millrace-direct-upkeep");
    thread.setDaemon(true);
    thread.start();
    board.whenOver(thread::interrupt);
  }

  private static void run(PipelineResult running) {
    try {
      HoldSweep sweep = new HoldSweep(running);
      while (true) {
        TimeUnit.SECONDS.sleep(PERIOD_SECONDS);
        sweep.sweep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Another version of Beam, whose heap grows as it may: no reason to fail a job. Ours is
      // tested.
    }
  }
}
