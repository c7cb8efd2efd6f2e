package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.work.Visit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;

/** W5 by Flink. Arguments: the folder of the input, that of the output. */
public final class VisitsFlink {

  private VisitsFlink() {}

  public static void main(String[] arguments) throws Exception {
    FlinkJob.run(arguments, VisitsFlink::build);
  }

  private static void build(DataStream<String> lines, String output) {
    FlinkJob.write(
        lines
            .map(Visit::parse)
            .map(visit -> Tuple2.of(visit.user(), visit.bytes()))
            .returns(Types.TUPLE(Types.STRING, Types.LONG))
            .keyBy(user -> user.f0)
            .sum(1)
            .map(user -> Visit.line(user.f0, user.f1)),
        output);
  }
}
