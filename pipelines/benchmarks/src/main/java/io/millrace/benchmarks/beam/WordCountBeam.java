package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.work.WordCount;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;

/** W1 as Beam's MinimalWordCount. For the arguments see {@link BeamJob}. */
public final class WordCountBeam {

  private WordCountBeam() {}

  public static void main(String[] arguments) {
    BeamJob.run(arguments, WordCountBeam::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    pipeline
        .apply(TextIO.read().from(input))
        .apply(FlatMapElements.into(TypeDescriptors.strings()).via(WordCount::words))
        .apply(Count.perElement())
        .apply(
            MapElements.into(TypeDescriptors.strings())
                .via((KV<String, Long> count) -> WordCount.line(count.getKey(), count.getValue())))
        .apply(TextIO.write().to(output + "/counts"));
  }
}
