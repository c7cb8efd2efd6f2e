package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.work.Visit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/** W5 by {@code Combine.perKey}. For the arguments see {@link BeamJob}. */
public final class VisitsBeam {

  private VisitsBeam() {}

  public static void main(String[] arguments) {
    BeamJob.run(arguments, VisitsBeam::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    pipeline
        .apply(TextIO.read().from(input))
        .apply("Parse", MapElements.into(TypeDescriptor.of(Visit.class)).via(Visit::parse))
        .apply(
            "Key by user",
            MapElements.into(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
                .via((Visit visit) -> KV.of(visit.user(), visit.bytes())))
        .apply(Combine.perKey(Sum.ofLongs()))
        .apply(
            "Format",
            MapElements.into(TypeDescriptors.strings())
                .via((KV<String, Long> user) -> Visit.line(user.getKey(), user.getValue())))
        .apply(TextIO.write().to(output + "/users"));
  }
}
