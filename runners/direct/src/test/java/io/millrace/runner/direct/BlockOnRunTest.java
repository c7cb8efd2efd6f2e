package io.millrace.runner.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.io.GenerateSequence;
import org.junit.jupiter.api.Test;

class BlockOnRunTest {

  private static final CountDownLatch BEGUN = new CountDownLatch(1);

  @Test
  void cancel_runThatBlocks_endsIt() throws Exception {
    Launcher launcher = Launcher.from("--blockOnRun=true");

    CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> launched(launcher));
    BEGUN.await();
    launcher.cancel();

    assertThat(outcome.get().state()).isEqualTo(State.CANCELLED);
  }

  private static Outcome launched(Launcher launcher) {
    try {
      return launcher.launch(BlockOnRunTest::build);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void build(Pipeline pipeline) {
    Flow.of(pipeline.apply(GenerateSequence.from(0).to(100_000)))
        .each(
            number -> {
              BEGUN.countDown();
              TimeUnit.MILLISECONDS.sleep(20);
            })
        .toPCollection();
  }
}
