package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.work.WordCount;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** W1 as Flink's own example. Arguments: the folder of the input, that of the output. */
public final class WordCountFlink {

  private WordCountFlink() {}

  public static void main(String[] arguments) throws Exception {
    FlinkJob.run(arguments, WordCountFlink::build);
  }

  private static void build(DataStream<String> lines, String output) {
    FlinkJob.write(
        lines
            .flatMap(WordCountFlink::words)
            .returns(Types.TUPLE(Types.STRING, Types.LONG))
            .keyBy(count -> count.f0)
            .sum(1)
            .map(count -> WordCount.line(count.f0, count.f1)),
        output);
  }

  private static void words(String line, Collector<Tuple2<String, Long>> out) {
    for (String word : WordCount.words(line)) {
      out.collect(Tuple2.of(word, 1L));
    }
  }
}
