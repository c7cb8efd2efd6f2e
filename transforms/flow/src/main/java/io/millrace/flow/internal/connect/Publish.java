package io.millrace.flow.internal.connect;

import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.live.Board;
import io.millrace.flow.live.Gauges;
import io.millrace.flow.live.Meters;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/** Publishes what a sink's writers wrote, once, when all of their receipts are there. */
public final class Publish extends PTransform<PCollection<String>, PDone> {

  private static final long serialVersionUID = 1L;

  /** In the place of a receipt where there is none, so that there is something to group. */
  private static final String NONE = "";

  private final SinkPublisher publisher;

  public Publish(String name, SinkPublisher publisher) {
    super(name);
    this.publisher = publisher;
  }

  @Override
  public PDone expand(PCollection<String> receipts) {
    Board board = Board.of(receipts.getPipeline());
    board.stage(getName());
    PCollection<String> global = receipts.apply("globally", Windowed.toTheEnd());
    PCollection<String> none =
        receipts.getPipeline().apply("none", Create.of(NONE).withCoder(StringUtf8Coder.of()));
    PCollectionList.of(List.of(global, none))
        .apply("all", Flatten.pCollections())
        .apply("to one", WithKeys.of((Void) null))
        .setCoder(KvCoder.of(VoidCoder.of(), StringUtf8Coder.of()))
        .apply("wait", GroupByKey.create())
        .apply("publish", ParDo.of(new Fn(publisher, board.run(), getName())));
    return PDone.in(receipts.getPipeline());
  }

  private static final class Fn extends DoFn<KV<Void, Iterable<String>>, Void> {

    private static final long serialVersionUID = 1L;

    private final SinkPublisher publisher;
    private final String run;
    private final String stage;

    Fn(SinkPublisher publisher, String run, String stage) {
      this.publisher = publisher;
      this.run = run;
      this.stage = stage;
    }

    @ProcessElement
    public void process(@Element KV<Void, Iterable<String>> all) throws Exception {
      List<String> receipts = new ArrayList<>();
      for (String receipt : all.getValue()) {
        if (!receipt.equals(NONE)) {
          receipts.add(receipt);
        }
      }
      receipts.sort(null);
      try (Meters meters = Meters.open(run, stage, Gauges.NONE)) {
        meters.beginBundle();
        publisher.publish(receipts);
        meters.endBundle();
      }
    }
  }
}
