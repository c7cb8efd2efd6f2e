package io.millrace.flow.internal.failure;

import io.millrace.flow.internal.pipeline.Windowed;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Fails the job when the tallies of all bundles together are beyond a limit. */
final class LimitCheck extends PTransform<PCollection<KV<Long, Long>>, PDone> {

  private static final long serialVersionUID = 1L;

  private final ErrorLimit limit;

  LimitCheck(ErrorLimit limit) {
    this.limit = limit;
  }

  @Override
  public PDone expand(PCollection<KV<Long, Long>> tallies) {
    tallies
        .apply("globally", Windowed.toTheEnd())
        .apply("sum", Combine.globally(sum()).withoutDefaults())
        .apply("check", ParDo.of(new Fn(limit)));
    return PDone.in(tallies.getPipeline());
  }

  private static SerializableFunction<Iterable<KV<Long, Long>>, KV<Long, Long>> sum() {
    return tallies -> {
      long elements = 0;
      long failed = 0;
      for (KV<Long, Long> tally : tallies) {
        elements += tally.getKey();
        failed += tally.getValue();
      }
      return KV.of(elements, failed);
    };
  }

  private static final class Fn extends DoFn<KV<Long, Long>, Void> {

    private static final long serialVersionUID = 1L;

    private final ErrorLimit limit;

    Fn(ErrorLimit limit) {
      this.limit = limit;
    }

    @ProcessElement
    public void process(@Element KV<Long, Long> all) {
      limit.check(all.getKey(), all.getValue());
    }
  }
}
