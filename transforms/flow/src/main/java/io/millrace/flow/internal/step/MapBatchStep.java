package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.function.UserFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Many elements in, any number out. A batch holds elements of one window; what comes of it stands
 * at the latest of their timestamps.
 */
record MapBatchStep<A, B>(
    String name,
    int size,
    ProcessFunction<? super List<A>, ? extends Iterable<? extends B>> function,
    TypeDescriptor<B> type)
    implements Step<A, B> {

  @Override
  public TypeDescriptor<B> outputType(TypeDescriptor<A> input) {
    return Optional.ofNullable(type)
        .orElseGet(
            () ->
                UserFunctions.iterableElement(
                    UserFunctions.resultType(
                        "mapBatch",
                        function,
                        ProcessFunction.class,
                        TypeDescriptors.lists(input))));
  }

  @Override
  public Link<A> open(Receiver<? super B> next, StepLink.Opening opening) {
    return new Batching(next, opening);
  }

  @Override
  public Step<A, B> named(String newName) {
    return new MapBatchStep<>(newName, size, function, type);
  }

  private final class Batching extends StepLink<A, B> {

    private final Map<BoundedWindow, Batch<A>> batches = new LinkedHashMap<>();

    Batching(Receiver<? super B> next, Opening opening) {
      super(next, opening);
    }

    @Override
    public void startBundle() {
      super.startBundle();
      batches.clear();
    }

    @Override
    public void accept(A element) throws Exception {
      in++;
      StageOutput.Moment moment = output().moment();
      Batch<A> batch = batches.computeIfAbsent(moment.window(), window -> new Batch<>(size));
      batch.add(element, moment);
      if (batch.elements.size() == size) {
        batches.remove(moment.window());
        apply(batch);
        output().at(moment);
      }
    }

    @Override
    public void finishBundle() throws Exception {
      for (Batch<A> batch : batches.values()) {
        apply(batch);
      }
      super.finishBundle();
    }

    private void apply(Batch<A> batch) throws Exception {
      output().at(batch.latest);
      List<B> results = new ArrayList<>();
      try {
        function.apply(batch.elements).forEach(results::add);
      } catch (Exception e) {
        for (A element : batch.elements) {
          failed(element, e);
        }
        return;
      }
      for (B result : results) {
        out++;
        next.accept(result);
      }
    }
  }

  private static final class Batch<A> {

    private final List<A> elements;
    private StageOutput.Moment latest;

    Batch(int size) {
      elements = new ArrayList<>(Math.min(size, 1024));
    }

    void add(A element, StageOutput.Moment moment) {
      elements.add(element);
      if (latest == null || moment.timestamp().isAfter(latest.timestamp())) {
        latest = moment;
      }
    }
  }
}
