package io.millrace.jobs.control;

import io.millrace.runner.PipelineBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.joda.time.Duration;

/**
 * Numbers without end.
 *
 * @param file which each number is added to, as a line
 */
record TicksPipeline(String file) implements PipelineBuilder {

  @Override
  public void build(Pipeline pipeline) {
    pipeline
        .apply("ticks", GenerateSequence.from(0).withRate(10, Duration.millis(100)))
        .apply("write", ParDo.of(new AppendLine(file)));
  }

  private static final class AppendLine extends DoFn<Long, Void> {

    private static final long serialVersionUID = 1L;

    private final String file;

    AppendLine(String file) {
      this.file = file;
    }

    @ProcessElement
    public void append(@Element Long number) throws IOException {
      Files.writeString(
          Path.of(file), number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
