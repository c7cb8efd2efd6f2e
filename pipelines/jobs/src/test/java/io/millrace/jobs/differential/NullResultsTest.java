package io.millrace.jobs.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.differential.FlowCase.EndingKind;
import io.millrace.jobs.differential.FlowCase.Node;
import io.millrace.jobs.differential.FlowCase.Setup;
import io.millrace.jobs.differential.Reading.Timed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where Beam combines, a key with nothing but nulls failed the job on Flink. */
class NullResultsTest {

  @Test
  void reduce_nothingButNullsCombinedByFlink_givesNull() {
    Timed row = new Timed(new Row("a", null, null, null), 0);
    FlowCase maximum =
        new FlowCase(
            new Setup(Windowing.TRIGGERED, EndingKind.STAMPED, 1, 1, null),
            List.of(
                new Node(0, new Reading.OfCollection(List.of(row, row)), List.of()),
                new Node(1, new Reducing.Reduce(Key.SIGN, Summary.VALUES, false), List.of(0))),
            List.of(1));

    assertThat(new Runs(List.of("--runner=FlinkRunner")).difference(maximum)).isEmpty();
  }
}
