package io.millrace.runner.direct;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.beam.runners.direct.Clock;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beam's DirectRunner, with a {@link PacedClock} that keeps its driver from taking a processor for
 * itself. Chosen by {@link DirectProfile}; public because Beam makes it.
 *
 * <p>The driver is a task that submits itself again, on one of the workers' threads. While a bundle
 * is worked on and nothing else is to be done it asks all the time whether that has changed. A
 * database on the same machine, the compiler and the collector want that processor.
 *
 * <p>There is no option for it: clock and threads of the DirectRunner are reached by reflection.
 * Where they are not what they are in Beam 2.70, it runs as it comes.
 */
public final class PacedDirectRunner extends PipelineRunner<PipelineResult> {

  private static final Logger LOG = LoggerFactory.getLogger(PacedDirectRunner.class);

  private final PipelineOptions options;

  private PacedDirectRunner(PipelineOptions options) {
    this.options = options;
  }

  /** Called by Beam. */
  public static PacedDirectRunner fromOptions(PipelineOptions options) {
    return new PacedDirectRunner(options);
  }

  /** Runs the pipeline; whether it waits for the end is up to {@code blockOnRun}. */
  @Override
  public PipelineResult run(Pipeline pipeline) {
    DirectRunner runner = DirectRunner.fromOptions(options);
    PacedClock clock = new PacedClock();
    boolean paced = false;
    try {
      setClock(runner, clock);
      paced = true;
    } catch (ReflectiveOperationException e) {
      LOG.debug("the DirectRunner takes no clock", e);
    }
    PipelineResult result = runner.run(pipeline);
    if (paced) {
      try {
        clock.pace(threads(result));
      } catch (ReflectiveOperationException e) {
        LOG.debug("the DirectRunner's threads are not where they were", e);
      }
    }
    return result;
  }

  private static void setClock(DirectRunner runner, Clock clock)
      throws ReflectiveOperationException {
    Method setter = DirectRunner.class.getDeclaredMethod("setClockSupplier", Supplier.class);
    setter.setAccessible(true);
    setter.invoke(runner, (Supplier<Clock>) () -> clock);
  }

  static ThreadPoolExecutor threads(PipelineResult result) throws ReflectiveOperationException {
    return (ThreadPoolExecutor)
        PrivateField.get(PrivateField.get(result, "executor"), "executorService");
  }
}
