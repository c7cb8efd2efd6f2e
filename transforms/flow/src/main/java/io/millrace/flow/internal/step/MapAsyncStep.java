package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.options.Async;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.metrics.MetricsContainer;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * One element in, one out, with several calls of the function under way at a time.
 *
 * <ol>
 *   <li>An element that finds {@code inFlight} calls under way waits: for the first of them where
 *       results go on in order, for any of them otherwise. That holds back what is before it.
 *   <li>Results go on from the stage's own thread, each at its element's moment; at the end of the
 *       bundle all are waited for.
 *   <li>A call that takes longer than the timeout is interrupted and its element has failed. A call
 *       that does not care goes on, and keeps its thread; so many of those as may be in flight are
 *       borne, then the bundle fails.
 * </ol>
 */
record MapAsyncStep<A, B>(
    String name,
    ProcessFunction<? super A, ? extends B> function,
    Async async,
    TypeDescriptor<B> type)
    implements Step<A, B> {

  @Override
  public TypeDescriptor<B> outputType(TypeDescriptor<A> input) {
    return Optional.ofNullable(type)
        .orElseGet(
            () -> UserFunctions.resultType("mapAsync", function, ProcessFunction.class, input));
  }

  @Override
  public Link<A> open(Receiver<? super B> next, StepLink.Opening opening) {
    return new Calling(next, opening);
  }

  @Override
  public Step<A, B> named(String newName) {
    return new MapAsyncStep<>(newName, function, async, type);
  }

  private final class Calling extends StepLink<A, B> {

    private final ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            MapAsyncStep::daemon);
    private final ArrayDeque<Call<A, B>> calls = new ArrayDeque<>();

    /**
     * A permit for each thread that one more call may have; a thread is free a bit after its call.
     */
    private final Semaphore room = new Semaphore(2 * async.inFlight());

    /** A permit for each call that has ended, or has been given up. */
    private Semaphore ended = new Semaphore(0);

    Calling(Receiver<? super B> next, Opening opening) {
      super(next, opening);
    }

    @Override
    public void startBundle() {
      super.startBundle();
      calls.forEach(call -> call.task.cancel(true));
      calls.clear();
      ended = new Semaphore(0);
    }

    @Override
    public void accept(A element) throws Exception {
      in++;
      StageOutput.Moment moment = output().moment();
      if (calls.size() == async.inFlight()) {
        handOnOne();
      }
      if (!room.tryAcquire(async.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException(
            ("%s: %d calls go on although they were interrupted after %s; the function must end"
                    + " when its thread is interrupted")
                .formatted(name, async.inFlight(), async.timeout()));
      }
      Call<A, B> call = new Call<>(element, moment, function, ended);
      threads.execute(() -> run(call.task));
      calls.add(call);
      output().at(moment);
    }

    private void run(Runnable task) {
      try {
        task.run();
      } finally {
        room.release();
      }
    }

    @Override
    public void finishBundle() throws Exception {
      while (!calls.isEmpty()) {
        handOnOne();
      }
      super.finishBundle();
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }

    private void handOnOne() throws Exception {
      Call<A, B> call = async.ordered() ? calls.remove() : nextToEnd();
      output().at(call.moment);
      B result;
      try {
        result = call.task.get(remaining(call), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        failed(call.element, e.getCause() instanceof Exception cause ? cause : e);
        return;
      } catch (TimeoutException e) {
        call.task.cancel(true);
        failed(call.element, new TimeoutException("no result after " + async.timeout()));
        return;
      }
      out++;
      next.accept(result);
    }

    /** The first call in line that has ended, once one has; the oldest one when its time is up. */
    private Call<A, B> nextToEnd() throws InterruptedException {
      // A permit may be that of a call which was not waited for any longer: then on to the next.
      while (ended.tryAcquire(remaining(calls.element()), TimeUnit.NANOSECONDS)) {
        for (Iterator<Call<A, B>> each = calls.iterator(); each.hasNext(); ) {
          Call<A, B> call = each.next();
          if (call.task.isDone()) {
            each.remove();
            return call;
          }
        }
      }
      return calls.remove();
    }

    private long remaining(Call<A, B> call) {
      return Math.max(0, call.start + async.timeout().toNanos() - System.nanoTime());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "millrace-async");
    thread.setDaemon(true);
    return thread;
  }

  /** A call under way, and what it is about. */
  private static final class Call<A, B> {

    private final A element;
    private final StageOutput.Moment moment;
    private final FutureTask<B> task;
    private final long start = System.nanoTime();

    Call(
        A element,
        StageOutput.Moment moment,
        ProcessFunction<? super A, ? extends B> function,
        Semaphore ended) {
      this.element = element;
      this.moment = moment;
      MetricsContainer metrics = MetricsEnvironment.getCurrentContainer();
      this.task =
          new FutureTask<B>(() -> apply(function, element, metrics)) {
            @Override
            protected void done() {
              ended.release();
            }
          };
    }

    /** What the function counts goes where it would go if the stage's own thread called it. */
    private static <A, B> B apply(
        ProcessFunction<? super A, ? extends B> function, A element, MetricsContainer metrics)
        throws Exception {
      MetricsEnvironment.setCurrentContainer(metrics);
      return function.apply(element);
    }
  }
}
