package io.millrace.flow.internal.shuffle;

import io.millrace.flow.function.KeyedResult;
import io.millrace.flow.function.Reducer;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * A partition and its reduce: which key an element has, how a key's elements are reduced, and what
 * is made of key and value.
 *
 * @param <T> the elements
 * @param <K> their keys
 * @param <A> the reducer's accumulators
 * @param <V> the reducer's values
 * @param <R> the results
 * @param by what stands behind "partition" and "reduce" in the runner's displays
 * @param always whether there is a result where there are no elements
 */
public record Reduction<T, K, A, V, R>(
    String by,
    ProcessFunction<? super T, ? extends K> key,
    Coder<K> keyCoder,
    Reducer<T, A, V> reducer,
    Coder<A> accumulatorCoder,
    Coder<V> valueCoder,
    KeyedResult.Of1<K, V, R> result,
    boolean always)
    implements Serializable {}
