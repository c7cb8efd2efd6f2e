package io.millrace.flow.internal.connect;

import io.millrace.flow.connect.Split;
import io.millrace.flow.options.FlowOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * Gives out split descriptors, in as many Beam sources as {@link FlowOptions#getSourceBundles} says
 * or one each, which the runner deals to workers as they become free; the stage behind it opens
 * them.
 *
 * <p>The splits were computed when the pipeline was constructed: a runner that asks for them on
 * another thread, or in a hurry, always gets all of them.
 */
public final class SplitSource<X> extends BoundedSource<NumberedSplit<X>> {

  private static final long serialVersionUID = 1L;

  private final ArrayList<NumberedSplit<X>> splits;

  private SplitSource(List<NumberedSplit<X>> splits) {
    this.splits = new ArrayList<>(splits);
  }

  public static <X> SplitSource<X> of(List<? extends Split<X>> splits) {
    return new SplitSource<>(
        IntStream.range(0, splits.size())
            .mapToObj(number -> new NumberedSplit<X>(number, splits.get(number)))
            .collect(Collectors.toList()));
  }

  @Override
  public List<SplitSource<X>> split(long desiredBundleSizeBytes, PipelineOptions options) {
    int bundles =
        Optional.ofNullable(options.as(FlowOptions.class).getSourceBundles())
            .map(wanted -> Math.min(wanted, splits.size()))
            .orElse(splits.size());
    return bundles <= 1
        ? List.of(this)
        : IntStream.range(0, bundles)
            .mapToObj(bundle -> new SplitSource<>(everyNth(bundle, bundles)))
            .collect(Collectors.toList());
  }

  private List<NumberedSplit<X>> everyNth(int first, int step) {
    return IntStream.iterate(first, i -> i < splits.size(), i -> i + step)
        .mapToObj(splits::get)
        .collect(Collectors.toList());
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return splits.size();
  }

  @Override
  public BoundedReader<NumberedSplit<X>> createReader(PipelineOptions options) {
    return new Reader<>(this);
  }

  @Override
  public Coder<NumberedSplit<X>> getOutputCoder() {
    return new SplitCoder<>();
  }

  private static final class Reader<X> extends BoundedReader<NumberedSplit<X>> {

    private final SplitSource<X> source;
    private final Iterator<NumberedSplit<X>> rest;
    private NumberedSplit<X> current;

    Reader(SplitSource<X> source) {
      this.source = source;
      this.rest = source.splits.iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      current = rest.hasNext() ? rest.next() : null;
      return current != null;
    }

    @Override
    public NumberedSplit<X> getCurrent() {
      if (current == null) {
        throw new NoSuchElementException("no current split");
      }
      return current;
    }

    @Override
    public BoundedSource<NumberedSplit<X>> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }

  /** Splits in Java's own serialisation: there are few of them. */
  private static final class SplitCoder<X> extends CustomCoder<NumberedSplit<X>> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(NumberedSplit<X> split, OutputStream out) throws IOException {
      ByteArrayCoder.of().encode(SerializableUtils.serializeToByteArray(split), out);
    }

    @Override
    @SuppressWarnings("unchecked") // encode takes splits only
    public NumberedSplit<X> decode(InputStream in) throws IOException {
      return (NumberedSplit<X>)
          SerializableUtils.deserializeFromByteArray(ByteArrayCoder.of().decode(in), "a split");
    }

    @Override
    public void verifyDeterministic() throws NonDeterministicException {
      throw new NonDeterministicException(this, "Java serialisation is not deterministic");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SplitCoder;
    }

    @Override
    public int hashCode() {
      return SplitCoder.class.hashCode();
    }
  }
}
