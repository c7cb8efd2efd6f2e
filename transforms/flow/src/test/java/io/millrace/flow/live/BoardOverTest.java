package io.millrace.flow.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;

class BoardOverTest {

  private final Board board = Board.of(Pipeline.create());

  @Test
  void over_stopsItsWorkersAlone() {
    Meters meters = Meters.open(board.run(), "read", Gauges.NONE);
    Meters others = Meters.open(Board.of(Pipeline.create()).run(), "read", Gauges.NONE);

    board.over();

    assertThatThrownBy(meters::checkNotOver)
        .isInstanceOf(CancellationException.class)
        .hasMessage("the pipeline is over");
    assertThatCode(others::checkNotOver).doesNotThrowAnyException();
  }

  @Test
  void over_someOfItFails_theRestIsDone() {
    List<String> done = new ArrayList<>();
    board.whenOver(
        () -> {
          throw new IllegalStateException("no luck");
        });
    board.whenOver(() -> done.add("after"));

    assertThatThrownBy(board::over).hasMessage("no luck");

    assertThat(done).containsExactly("after");
  }

  @Test
  void whenOver_doneOnce_atOnceWhereItIsOver() {
    List<String> done = new ArrayList<>();

    board.whenOver(() -> done.add("before"));
    assertThat(done).isEmpty();
    board.over();
    board.over();
    board.whenOver(() -> done.add("after"));

    assertThat(done).containsExactly("before", "after");
  }
}
