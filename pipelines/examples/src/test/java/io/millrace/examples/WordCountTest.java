package io.millrace.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WordCountTest {

  @Test
  void counted_lines_countsEachWord(TestPipeline pipeline) {
    Flow<String> lines = Flow.of(pipeline.apply(Create.of("to be, or not", "to be")));

    PAssert.that(WordCount.counted(lines).toPCollection())
        .containsInAnyOrder(
            List.of(KV.of("to", 2L), KV.of("be", 2L), KV.of("or", 1L), KV.of("not", 1L)));
    pipeline.run();
  }

  @Test
  void main_textFile_writesTheCounts(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("text.txt"), "a b a");

    WordCount.main(new String[] {"--text=" + text, "--counts=" + folder.resolve("counts")});

    assertThat(lines(folder, "counts-")).containsExactlyInAnyOrder("a\t2", "b\t1");
  }

  /** The lines of all files whose names begin so. */
  static List<String> lines(Path folder, String begin) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(begin)).toList()) {
        lines.addAll(Files.readAllLines(file, UTF_8));
      }
    }
    return lines;
  }
}
