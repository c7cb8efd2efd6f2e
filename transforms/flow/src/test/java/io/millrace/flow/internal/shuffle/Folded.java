package io.millrace.flow.internal.shuffle;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Reductions of strings by themselves, for tests of what folds and merges. */
final class Folded {

  private Folded() {}

  /** How often each word is there. */
  static Reduction<String, String, ?, Long, KV<String, Long>> counts()
      throws CannotProvideCoderException {
    return of(Reducers.count());
  }

  /** All words of each key, which is their first letter. */
  static Reduction<String, String, ?, List<String>, KV<String, List<String>>> lists()
      throws CannotProvideCoderException {
    return of(Reducers.collect());
  }

  static <A, V> Reduction<String, String, A, V, KV<String, V>> of(Reducer<String, A, V> reducer)
      throws CannotProvideCoderException {
    return by(word -> word, reducer);
  }

  static <A, V> Reduction<String, String, A, V, KV<String, V>> by(
      ProcessFunction<String, String> key, Reducer<String, A, V> reducer)
      throws CannotProvideCoderException {
    CoderRegistry coders = CoderRegistry.createDefault();
    return new Reduction<>(
        "by word",
        key,
        StringUtf8Coder.of(),
        reducer,
        reducer.accumulatorCoder(coders, TypeDescriptors.strings()),
        reducer.resultCoder(coders, TypeDescriptors.strings()),
        KV::of,
        false);
  }
}
