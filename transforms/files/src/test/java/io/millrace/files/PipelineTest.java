package io.millrace.files;

import static io.millrace.files.DirectRuns.contents;
import static io.millrace.files.DirectRuns.write;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumDecimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.flow.Flow;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From files to files, in a pipeline. */
@ExtendWith(TestPipelineExtension.class)
class PipelineTest {

  record Order(long id, String customer, BigDecimal amount) {}

  record CustomerTotal(String customer, long orders, BigDecimal total) {}

  @TempDir Path directory;
  private Path in;
  private Path out;

  @BeforeEach
  void directories() throws Exception {
    in = Files.createDirectory(directory.resolve("in"));
    out = Files.createDirectory(directory.resolve("out"));
  }

  private List<String> writtenLines() throws Exception {
    try (Stream<String> files = contents(out).values().stream()) {
      return files.flatMap(String::lines).sorted().toList();
    }
  }

  private PipelineResult countWords(Pipeline pipeline) {
    Flow.from(pipeline, TextFiles.lines(in + "/*.txt"))
        .flatMap(String.class, line -> List.of(line.split(" ", -1)))
        .partition()
        .reduce(count())
        .into(TextFiles.write(out + "/part"));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  @Test
  void words_counted(TestPipeline pipeline) throws Exception {
    write(in, "a.txt", "to be or\nnot to be\n");
    write(in, "b.txt", "be");
    countWords(pipeline);

    assertThat(writtenLines()).containsExactly("be\t3", "not\t1", "or\t1", "to\t2");
    assertThat(contents(out).keySet())
        .allSatisfy(name -> assertThat(name).matches("part-\\d{5}-of-\\d{5}\\.txt"));
  }

  @Test
  void into_onePrefixTwice_isRefused(TestPipeline pipeline) throws Exception {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));
    words.named("first").into(TextFiles.write(out + "/part"));

    assertThatThrownBy(() -> words.named("second").into(TextFiles.write(out + "/../out/part")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "second: another flow of this pipeline, first, is written to %s/part-*-of-*.txt, and what"
                    .formatted(out)
                + " one writes the other would take away; merge the flows, or give each a sink and a"
                + " target of its own");
  }

  @Test
  void into_onePrefixWithTwoSuffixes(TestPipeline pipeline) throws Exception {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));
    words.into(TextFiles.write(out + "/part"));
    words.named("lists").into(TextFiles.<String>write(out + "/part").suffix(".list"));
    pipeline.run().waitUntilFinish();

    assertThat(contents(out))
        .containsOnly(
            entry("part-00000-of-00001.txt", "a\n"), entry("part-00000-of-00001.list", "a\n"));
  }

  @Test
  void words_countedAgain(TestPipeline pipeline) throws Exception {
    write(in, "a.txt", "to be or not to be");
    countWords(pipeline);
    write(in, "a.txt", "be");
    countWords(Pipeline.create());

    assertThat(contents(out)).containsExactly(entry("part-00000-of-00001.txt", "be\t1\n"));
  }

  @Test
  void words_ofAnEmptyFile(TestPipeline pipeline) throws Exception {
    write(in, "a.txt", "");
    countWords(pipeline);

    assertThat(contents(out)).containsExactly(entry("part-00000-of-00001.txt", ""));
  }

  @Test
  void counters_rowsReadAndWritten(TestPipeline pipeline) throws Exception {
    write(in, "a.txt", "to be or\nnot to be\n");
    PipelineResult result = countWords(pipeline);

    assertThat(
            result
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.inNamespace("millrace"))
                        .build())
                .getCounters())
        .extracting(counter -> counter.getName().getName(), MetricResult::getCommitted)
        .contains(tuple("rowsRead", 2L), tuple("rowsWritten", 4L));
  }

  @Test
  void records_fromCsvToJson(TestPipeline pipeline) throws Exception {
    write(in, "a.csv", "id,customer,amount\n1,ann,1.50\n2,bob,2.25\n3,ann,0.75\n");

    Flow.from(pipeline, CsvFiles.read(Order.class, in + "/*.csv").splittable())
        .partitionBy(Order::customer)
        .reduce(count(), sumDecimal(Order::amount), CustomerTotal::new)
        .into(JsonLines.write(out + "/totals", CustomerTotal.class));
    pipeline.run();

    assertThat(writtenLines())
        .containsExactly(
            "{\"customer\":\"ann\",\"orders\":2,\"total\":2.25}",
            "{\"customer\":\"bob\",\"orders\":1,\"total\":2.25}");
  }

  @Test
  void records_fromJsonToCsv(TestPipeline pipeline) throws Exception {
    write(in, "a.jsonl", "{\"id\":1,\"customer\":\"ann\",\"amount\":1.50}\n");

    Flow.from(pipeline, JsonLines.read(Order.class, in + "/*.jsonl"))
        .into(CsvFiles.write(out + "/orders", Order.class));
    pipeline.run();

    assertThat(contents(out))
        .containsExactly(entry("orders-00000-of-00001.csv", "id,customer,amount\n1,ann,1.50\n"));
  }

  @Test
  void source_asATransform(TestPipeline pipeline) throws Exception {
    write(in, "a.txt", "one\ntwo\n");

    PAssert.that(pipeline.apply(TextFiles.lines(in + "/*"))).containsInAnyOrder("one", "two");
    pipeline.run();
  }

  @Test
  void sink_asATransform(TestPipeline pipeline) throws Exception {
    pipeline
        .apply(Create.of("one", "two"))
        .apply(TextFiles.<String>write(out + "/part").suffix(".text"));
    pipeline.run();

    assertThat(writtenLines()).containsExactly("one", "two");
  }

  @Test
  void failure_leavesTheOlderResult(TestPipeline pipeline) throws Exception {
    write(in, "a.jsonl", "{\"id\":1,\"amount\":1}\n{\"id\":\"x\"}\n");
    write(out, "orders-00000-of-00001.csv", "older\n");
    Flow.from(pipeline, JsonLines.read(Order.class, in + "/*.jsonl"))
        .into(CsvFiles.write(out + "/orders", Order.class));

    assertThatThrownBy(pipeline::run)
        .hasMessageContaining(in + "/a.jsonl, line at byte 20: no Order, component id");
    assertThat(contents(out)).containsEntry("orders-00000-of-00001.csv", "older\n");
  }

  @Test
  void missingFiles_foundBeforeTheJob() {
    assertThatThrownBy(() -> Flow.from(Pipeline.create(), TextFiles.lines(in + "/*.txt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no file matches '%s/*.txt'", in);
  }

  @Test
  void missingDirectory_foundBeforeTheJob() throws Exception {
    write(in, "a.txt", "one\n");

    assertThatThrownBy(
            () ->
                Flow.from(Pipeline.create(), TextFiles.lines(in + "/*.txt"))
                    .into(TextFiles.write(out + "/none/part")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(out + "/none is no directory; create it");
  }
}
