package io.millrace.flow.internal.stage;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.step.Head;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.StageOutput;
import io.millrace.flow.live.Gauges;
import io.millrace.flow.live.Meters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;

/**
 * A stage on a worker: head, fused steps, tails. One element's way through it is plain method
 * calls.
 *
 * <p>Branches are added while the pipeline is constructed, see {@link Stage}.
 *
 * @param <I> what Beam hands in
 * @param <X> what the first steps take
 */
final class StageFn<I, X> extends DoFn<I, Object> implements Gauges.Gauged {

  private static final long serialVersionUID = 1L;

  private final Head<I, X> head;
  private final String run;
  private final String stage;
  private final ArrayList<Branch<X, ?, ?>> branches = new ArrayList<>();
  private final ArrayList<Guarding> guards = new ArrayList<>();

  private Gauges gauges = Gauges.NONE;

  private transient StageOutput output;
  private transient List<Link<?>> links;
  private transient Receiver<I> entry;

  /**
   * A stage without branches.
   *
   * @param run whose board it counts on
   * @param stage its name there
   */
  StageFn(Head<I, X> head, String run, String stage) {
    this.head = head;
    this.run = run;
    this.stage = stage;
  }

  List<Branch<X, ?, ?>> branches() {
    return branches;
  }

  List<Guarding> guards() {
    return guards;
  }

  @Override
  public void showOn(Gauges shown) {
    gauges = shown;
  }

  /**
   * None: an element that was held for a batch, or for a call that is under way, leaves the stage
   * while a later one is processed. They are of one bundle, which holds the watermark.
   */
  @Override
  @SuppressWarnings("deprecation") // there is no other way to say so
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  @Setup
  public void setup() {
    output = new StageOutput(stage, Meters.open(run, stage, gauges));
    StageRun.Opened<X> opened = StageRun.open(stage, branches, guards, output);
    Link<I> first = head.before(opened.entry(), output);
    links = Stream.concat(Stream.of(first), opened.links().stream()).toList();
    entry = first;
  }

  @StartBundle
  public void startBundle() {
    output.meters().beginBundle();
    links.forEach(Link::startBundle);
  }

  @ProcessElement
  public void process(ProcessContext context, BoundedWindow window) throws Exception {
    output.meters().checkNotOver();
    output.processing(context, window);
    entry.accept(context.element());
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) throws Exception {
    output.finishing(context);
    for (Link<?> link : links) {
      link.finishBundle();
    }
    output.meters().endBundle();
  }

  @Teardown
  public void teardown() throws Exception {
    if (links == null) {
      return;
    }
    output.meters().close();
    Exception failed = null;
    for (Link<?> link : links) {
      try {
        link.close();
      } catch (Exception e) {
        if (failed == null) {
          failed = e;
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
