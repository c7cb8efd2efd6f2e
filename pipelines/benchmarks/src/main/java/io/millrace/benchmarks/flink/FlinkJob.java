package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.Parallel;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the Flink jobs have in common: the environment, lines in, lines out. */
public final class FlinkJob {

  private FlinkJob() {}

  /**
   * Builds a job and runs it to its end.
   *
   * @param arguments the folder of the input, that of the output
   */
  static void run(String[] arguments, Builder builder) throws Exception {
    StreamExecutionEnvironment environment = environment();
    FileSource<String> source =
        FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path(arguments[0])).build();
    builder.build(
        environment.fromSource(source, WatermarkStrategy.noWatermarks(), "lines"), arguments[1]);
    environment.execute();
  }

  /** An embedded Flink for batches, with a thread a processor. */
  public static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(Parallel.threads(), configuration());
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    environment.getConfig().enableObjectReuse();
    return environment;
  }

  /** Memory to sort in, as much as Beam's runner gives to Flink: two fifths of the heap's size. */
  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        new MemorySize(Runtime.getRuntime().maxMemory() / 5 * 2));
    return configuration;
  }

  /** Writes the lines to files in a folder. */
  static void write(DataStream<String> lines, String folder) {
    lines.sinkTo(
        FileSink.forRowFormat(new Path(folder), new SimpleStringEncoder<String>()).build());
  }

  /** Applies a job's operators. */
  @FunctionalInterface
  interface Builder {
    void build(DataStream<String> lines, String output);
  }
}
