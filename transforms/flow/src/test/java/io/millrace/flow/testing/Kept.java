package io.millrace.flow.testing;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** All numbers, sorted: a reducer that keeps the laws, for others to break one of them. */
class Kept extends Reducer<Integer, List<Integer>, List<Integer>> {

  private static final long serialVersionUID = 1L;

  @Override
  public List<Integer> create() {
    return new ArrayList<>();
  }

  @Override
  public List<Integer> add(List<Integer> kept, Integer number) {
    kept.add(number);
    return kept;
  }

  @Override
  public List<Integer> merge(List<Integer> kept, List<Integer> other) {
    kept.addAll(other);
    return kept;
  }

  @Override
  public List<Integer> finish(List<Integer> kept) {
    return kept.stream().sorted().toList();
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public long weight(List<Integer> kept) {
    return kept.size();
  }

  @Override
  public Coder<List<Integer>> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends Integer> elements) {
    return new KeptCoder();
  }

  @Override
  public Coder<List<Integer>> resultCoder(
      CoderRegistry coders, TypeDescriptor<? extends Integer> elements) {
    return ListCoder.of(VarIntCoder.of());
  }

  /** Lists that can be changed once decoded. */
  static class KeptCoder extends CustomCoder<List<Integer>> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(List<Integer> kept, OutputStream out) throws IOException {
      ListCoder.of(VarIntCoder.of()).encode(kept, out);
    }

    @Override
    public List<Integer> decode(InputStream in) throws IOException {
      return new ArrayList<>(ListCoder.of(VarIntCoder.of()).decode(in));
    }
  }
}
