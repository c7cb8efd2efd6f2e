package io.millrace.flow.internal.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;

/**
 * The flows of each pipeline that are neither continued nor ended. Nothing is applied for them, so
 * a pipeline that ran would leave them out without a word.
 *
 * <p>Beam has each transform checked before a pipeline runs, whatever its runner: so a source's
 * read is a transform of this class, and flows of collections have one for all of them.
 */
public final class OpenFlows {

  private static final Map<Pipeline, Map<Integer, String>> OF_PIPELINE = new WeakHashMap<>();

  private static final Set<Pipeline> CHECKED = Collections.newSetFromMap(new WeakHashMap<>());

  private static int flows;

  private OpenFlows() {}

  /**
   * A flow is there.
   *
   * @return its number
   */
  public static synchronized int opened(Pipeline pipeline, String description) {
    OF_PIPELINE.computeIfAbsent(pipeline, key -> new LinkedHashMap<>()).put(++flows, description);
    return flows;
  }

  /** A flow is continued or ended. */
  public static synchronized void closed(Pipeline pipeline, int number) {
    OF_PIPELINE.get(pipeline).remove(number);
  }

  /**
   * Refuses a pipeline with a flow that has no end.
   *
   * @throws IllegalStateException naming the first of them
   */
  public static synchronized void check(Pipeline pipeline) {
    OF_PIPELINE.getOrDefault(pipeline, Map.of()).values().stream()
        .findFirst()
        .ifPresent(
            description -> {
              throw new IllegalStateException(
                  ("flow '%s': it has no end, so nothing would be done; end it by into,"
                          + " toPCollection or apply, or leave it out")
                      .formatted(description));
            });
  }

  /** The splits of a source. */
  public static <X> PCollection<X> read(Pipeline pipeline, String name, BoundedSource<X> splits) {
    return pipeline.apply(
        StepNames.unique(pipeline, "splits of " + name), new SplitsRead<>(pipeline, splits));
  }

  /** A flow of a collection begins. */
  public static synchronized <X> void begin(PCollection<X> collection) {
    if (CHECKED.add(collection.getPipeline())) {
      collection.apply("check of flows", new Same<>(collection.getPipeline()));
    }
  }

  /** A transform that Beam has checked before the pipeline runs. */
  private abstract static class Checked<I extends PInput, O extends POutput>
      extends PTransform<I, O> {

    private static final long serialVersionUID = 1L;

    private final transient Pipeline pipeline;

    Checked(Pipeline pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public final void validate(PipelineOptions options) {
      check(pipeline);
    }
  }

  private static final class SplitsRead<X> extends Checked<PBegin, PCollection<X>> {

    private static final long serialVersionUID = 1L;

    private final BoundedSource<X> splits;

    SplitsRead(Pipeline pipeline, BoundedSource<X> splits) {
      super(pipeline);
      this.splits = splits;
    }

    @Override
    public PCollection<X> expand(PBegin begin) {
      return begin.apply(Read.from(splits));
    }
  }

  private static final class Same<X> extends Checked<PCollection<X>, PCollection<X>> {

    private static final long serialVersionUID = 1L;

    Same(Pipeline pipeline) {
      super(pipeline);
    }

    @Override
    public PCollection<X> expand(PCollection<X> collection) {
      return collection;
    }
  }
}
