package io.millrace.flow;

import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.function.Failure;
import io.millrace.flow.options.Async;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MapAsyncTest {

  /** For calls that end by themselves. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** For calls that never do. */
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void mapAsync_someElements_givesEachResult(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        Flow.of(pipeline.apply(Create.of("a", "bb", "ccc")))
            .mapAsync(Async.inFlight(2), String::length)
            .toPCollection();

    PAssert.that(lengths).containsInAnyOrder(1, 2, 3);
    pipeline.run();
  }

  @Test
  void mapAsync_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        Flow.of(pipeline.apply(Create.of("a")))
            .reject(word -> true)
            .mapAsync(Async.inFlight(2), String::length)
            .toPCollection();

    PAssert.that(lengths).empty();
    pipeline.run();
  }

  @Test
  void mapAsync_nullElementAndNullResult_areTaken(TestPipeline pipeline) {
    PCollection<String> swapped =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .mapAsync(Async.inFlight(2), word -> word == null ? "none" : null)
            .map(word -> String.valueOf(word))
            .toPCollection();

    PAssert.that(swapped).containsInAnyOrder("none", "null");
    pipeline.run();
  }

  @Test
  void mapAsync_manyElementsOneAtATime_givesEachResult(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
    ListSink<Integer> sink = ListSink.create();

    Flow.from(pipeline, ListSource.of(numbers))
        .mapAsync(Async.inFlight(1), number -> number)
        .into(sink);
    pipeline.run();

    assertThat(sink.flushed()).isEqualTo(numbers);
  }

  @Test
  void mapAsync_moreElementsThanCalls_neverHasMoreInFlightAndHoldsBackItsInput(
      TestPipeline pipeline) {
    Shared<Calls> calls = Shared.of(new Calls());

    Flow.from(pipeline, ListSource.of(List.of(1, 2, 3, 4, 5, 6, 7)))
        .each(number -> calls.get().reader.set(Thread.currentThread()))
        .mapAsync(Async.inFlight(3).timeout(LONG), number -> calls.get().run(number))
        .into(ListSink.create());
    pipeline.run();

    assertThat(calls.get().most).hasValue(3);
  }

  /** Counts calls; the first three go on when the thread that reads waits for one of them. */
  private static final class Calls {

    private final AtomicReference<Thread> reader = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(3);

    int run(int number) throws InterruptedException {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      full.countDown();
      full.await();
      while (number <= 3
          && running.get() == 3
          && reader.get().getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      running.decrementAndGet();
      return number;
    }
  }

  @Test
  void mapAsync_ordered_resultsGoOnInTheOrderOfTheElements(TestPipeline pipeline) {
    Shared<CountDownLatch> secondEnded = Shared.of(new CountDownLatch(1));
    Shared<Queue<Integer>> results = Shared.of(new ConcurrentLinkedQueue<>());

    Flow.from(pipeline, ListSource.of(List.of(1, 2, 3, 4)))
        .mapAsync(
            Async.inFlight(2).timeout(LONG),
            number -> {
              if (number == 1) {
                secondEnded.get().await();
              } else if (number == 2) {
                secondEnded.get().countDown();
              }
              return number;
            })
        .each(number -> results.get().add(number))
        .into(ListSink.create());
    pipeline.run();

    assertThat(results.get()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void mapAsync_unordered_fastOnesPassSlowOnes(TestPipeline pipeline) {
    Shared<CountDownLatch> fourthIsOut = Shared.of(new CountDownLatch(1));
    Shared<Queue<Integer>> results = Shared.of(new ConcurrentLinkedQueue<>());

    Flow.from(pipeline, ListSource.of(List.of(1, 2, 3, 4, 5, 6)))
        .mapAsync(
            Async.inFlight(2).unordered().timeout(LONG),
            number -> {
              if (number == 1) {
                fourthIsOut.get().await();
              }
              return number;
            })
        .each(
            number -> {
              results.get().add(number);
              if (number == 4) {
                fourthIsOut.get().countDown();
              }
            })
        .into(ListSink.create());
    pipeline.run();

    assertThat(results.get()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6).startsWith(2, 3, 4);
  }

  @Test
  void mapAsync_unorderedAfterTimeouts_fastOnesStillPassSlowOnes(TestPipeline pipeline) {
    Shared<Overtaking> calls = Shared.of(new Overtaking());
    ListSink<Failure> failures = ListSink.create();

    Flow.from(pipeline, ListSource.of(List.of("stuck", "stuck too", "slow", "fast", "last")))
        .each(word -> calls.get().reader.set(Thread.currentThread()))
        .onError(DeadLetters.into(failures))
        .mapAsync(
            Async.inFlight(2).unordered().timeout(Duration.ofSeconds(1)),
            word -> calls.get().run(word))
        .each(word -> calls.get().out(word))
        .into(ListSink.create());
    pipeline.run();

    assertThat(calls.get().results)
        .containsExactlyInAnyOrder("fast", "slow", "last")
        .startsWith("fast");
    assertThat(failures.flushed())
        .extracting(Failure::element)
        .containsExactlyInAnyOrder("stuck", "stuck too");
  }

  /**
   * The slow call ends when the result of the fast one is out; that one ends when it is awaited.
   */
  private static final class Overtaking {

    private final AtomicReference<Thread> reader = new AtomicReference<>();
    private final CountDownLatch fastIsOut = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final Queue<String> results = new ConcurrentLinkedQueue<>();

    String run(String word) throws InterruptedException {
      switch (word) {
        case "stuck", "stuck too" -> never.await();
        case "slow" -> fastIsOut.await();
        case "fast" -> {
          while (reader.get().getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
        }
        default -> {}
      }
      return word;
    }

    void out(String word) {
      results.add(word);
      if (word.equals("fast")) {
        fastIsOut.countDown();
      }
    }
  }

  @Test
  void mapAsync_callTakesTooLong_failsTheJobNamingStepElementAndTime(TestPipeline pipeline) {
    Shared<CountDownLatch> never = Shared.of(new CountDownLatch(1));

    Flow.of(pipeline.apply(Create.of("a")))
        .named("ask")
        .mapAsync(Async.inFlight(2).timeout(SHORT), word -> waiting(never, word))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "step 'ask' failed on a: java.util.concurrent.TimeoutException: no result after"
                + " PT0.02S");
  }

  @Test
  void mapAsync_callTakesTooLong_isInterrupted(TestPipeline pipeline) throws InterruptedException {
    Shared<CountDownLatch> never = Shared.of(new CountDownLatch(1));
    Shared<CountDownLatch> interrupted = Shared.of(new CountDownLatch(1));
    ListSink<Failure> failures = ListSink.create();

    Flow.of(pipeline.apply(Create.of("a")))
        .onError(DeadLetters.into(failures))
        .mapAsync(
            Async.inFlight(1).timeout(SHORT),
            word -> {
              try {
                return waiting(never, word);
              } catch (InterruptedException e) {
                interrupted.get().countDown();
                throw e;
              }
            })
        .into(ListSink.create());
    pipeline.run();

    interrupted.get().await();
    assertThat(failures.flushed())
        .containsExactly(
            new Failure(
                "mapAsync", "a", "java.util.concurrent.TimeoutException: no result after PT0.02S"));
  }

  @Test
  void mapAsync_callIgnoresTheInterrupt_othersGoOn(TestPipeline pipeline) {
    Shared<CountDownLatch> open = Shared.of(new CountDownLatch(1));
    List<Integer> numbers = IntStream.range(0, 2_000).boxed().toList();
    ListSink<Failure> failures = ListSink.create();
    ListSink<Integer> sink = ListSink.create();

    Flow.from(pipeline, ListSource.of(numbers))
        .onError(DeadLetters.into(failures))
        .mapAsync(
            Async.inFlight(1).timeout(Duration.ofSeconds(1)),
            number -> number == 0 ? ignoring(open, number) : number)
        .into(sink);
    pipeline.run();
    open.get().countDown();

    assertThat(sink.flushed()).isEqualTo(numbers.subList(1, 2_000));
    assertThat(failures.flushed()).extracting(Failure::element).containsExactly("0");
  }

  @Test
  void mapAsync_moreCallsIgnoreTheInterruptThanMayBeInFlight_failsTheJob(TestPipeline pipeline) {
    Shared<CountDownLatch> open = Shared.of(new CountDownLatch(1));

    Flow.from(pipeline, ListSource.of(List.of("a", "b", "c", "d", "e")))
        .onError(DeadLetters.into(ListSink.create()))
        .named("ask")
        .mapAsync(Async.inFlight(2).timeout(SHORT), word -> ignoring(open, word))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "ask: 2 calls go on although they were interrupted after PT0.02S; the function must"
                + " end when its thread is interrupted");
    open.get().countDown();
  }

  @Test
  void mapAsync_functionThrows_failsTheJobNamingStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a")))
        .mapAsync(
            String.class,
            Async.inFlight(2),
            word -> {
              throw new IOException("no " + word);
            })
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'mapAsync' failed on a: java.io.IOException: no a");
  }

  @Test
  void mapAsync_functionThrowsUnderOnError_putsTheCauseAside(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a", "b")))
            .onError(DeadLetters.into(failures))
            .mapAsync(Async.inFlight(2), word -> unless("a", word))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("b");
    pipeline.run();
    assertThat(failures.flushed())
        .containsExactly(new Failure("mapAsync", "a", "java.io.IOException: no a"));
  }

  @Test
  void mapAsync_error_failsTheJobAlsoUnderOnError(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a")))
        .onError(DeadLetters.into(ListSink.create()))
        .mapAsync(
            String.class,
            Async.inFlight(2),
            word -> {
              throw new LinkageError("no class for " + word);
            })
        .toPCollection();

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("LinkageError: no class for a");
  }

  @Test
  void mapAsync_windowedInput_keepsWindowsAndTimestamps(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                Bundles.one(pipeline, StringUtf8Coder.of(), at("a", 7), at("b", 1009), at("c", 3))
                    .apply(Seconds.windows()))
            .mapAsync(Async.inFlight(2), word -> word + "!")
            .toPCollection();

    PAssert.that(words).inWindow(window(0)).containsInAnyOrder("a!", "c!");
    PAssert.that(words).inWindow(window(1)).containsInAnyOrder("b!");
    PAssert.that(words.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at("a!", 7), at("b!", 1009), at("c!", 3)));
    pipeline.run();
  }

  @Test
  void mapAsync_besideAnotherBranch_leavesItsTimestamps(TestPipeline pipeline) {
    Flow<String> words =
        Flow.of(Bundles.one(pipeline, StringUtf8Coder.of(), at("a", 5), at("b", 3), at("c", 1)));
    ListSink<String> asked = ListSink.create();

    Flow<String> dealt = words.shuffle();
    words.mapAsync(Async.inFlight(1), word -> word + "!").into(asked);

    PAssert.that(dealt.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at("a", 5), at("b", 3), at("c", 1)));
    pipeline.run();
    assertThat(asked.flushed()).containsExactlyInAnyOrder("a!", "b!", "c!");
  }

  @Test
  void mapAsync_genericLambda_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));

    assertThatThrownBy(() -> words.mapAsync(Async.inFlight(2), word -> List.of(word)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "mapAsync: the type of the function's result is not known",
            "mapAsync(Type.class, …)",
            "reference to a method");
  }

  @Test
  void mapAsync_capturesWhatIsNotSerializable_isRefusedNamingIt(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));
    Object lock = new Object();

    assertThatThrownBy(() -> words.mapAsync(Async.inFlight(2), word -> word + lock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("mapAsync:", "captures a java.lang.Object");
  }

  @Test
  void mapAsync_methodReference_namesTheStep(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        Flow.of(pipeline.apply("words", Create.of("a")))
            .mapAsync(Async.inFlight(2), String::length)
            .toPCollection();

    assertThat(Outcome.names(pipeline)).containsExactly("words", "mapAsync length");
    PAssert.that(lengths).containsInAnyOrder(1);
    pipeline.run();
  }

  @Test
  void inFlight_zero_isRefused() {
    assertThatThrownBy(() -> Async.inFlight(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inFlight: 0 is less than 1");
  }

  @Test
  void timeout_zeroOrNegative_isRefused() {
    assertThatThrownBy(() -> Async.inFlight(1).timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout: PT0S is not positive; a call needs some time");
    assertThatThrownBy(() -> Async.inFlight(1).timeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout: PT-1S is not positive; a call needs some time");
  }

  @Test
  void async_settings_doNotDependOnTheirOrder() {
    Async async = Async.inFlight(4).unordered().timeout(LONG);

    assertThat(async).isEqualTo(Async.inFlight(4).timeout(LONG).unordered());
    assertThat(async.inFlight()).isEqualTo(4);
    assertThat(async.timeout()).isEqualTo(LONG);
    assertThat(async.ordered()).isFalse();
  }

  private static String unless(String bad, String word) throws IOException {
    if (word.equals(bad)) {
      throw new IOException("no " + word);
    }
    return word;
  }

  private static <T> T waiting(Shared<CountDownLatch> latch, T result) throws InterruptedException {
    latch.get().await();
    return result;
  }

  private static <T> T ignoring(Shared<CountDownLatch> latch, T result) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.get().await();
        waiting = false;
      } catch (InterruptedException e) {
        // Not this one.
      }
    }
    return result;
  }
}
