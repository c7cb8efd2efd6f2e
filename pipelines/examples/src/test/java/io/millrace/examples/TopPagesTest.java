package io.millrace.examples;

import io.millrace.examples.TopPages.Click;
import io.millrace.examples.TopPages.PageClicks;
import io.millrace.flow.Flow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class TopPagesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  @Test
  void top_fourPagesOnADay_keepsThreeOfThem(TestPipeline pipeline) {
    List<Click> clicks =
        List.of(
            click("2026-03-01T23:59:59Z", "/a"),
            click("2026-03-01T00:00:00Z", "/a"),
            click("2026-03-01T10:00:00Z", "/d"),
            click("2026-03-01T10:00:00Z", "/c"),
            click("2026-03-01T10:00:00Z", "/b"),
            click("2026-03-02T00:00:00Z", "/d"));

    Flow<PageClicks> top = TopPages.top(Flow.of(pipeline.apply(Create.of(clicks))));

    PAssert.that(top.toPCollection())
        .containsInAnyOrder(
            new PageClicks(FIRST, "/a", 2),
            new PageClicks(FIRST, "/b", 1),
            new PageClicks(FIRST, "/c", 1),
            new PageClicks(FIRST.plusDays(1), "/d", 1));
    pipeline.run();
  }

  private static Click click(String at, String page) {
    return new Click(Instant.parse(at), page);
  }
}
