package io.millrace.flow;

import io.millrace.flow.function.Action;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.plan.Plan;
import io.millrace.flow.internal.step.Steps;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * A flow of pairs of a key and a value, as a reduce to one value gives it: a {@link Flow} that can
 * also work on its values alone.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class KeyedFlow<K, V> extends Flow<KV<K, V>> {

  /** The coder of the keys, which takes null where a reduce made it; a type alone does not tell. */
  private final Supplier<Coder<K>> keyCoder;

  KeyedFlow(Plan<?, KV<K, V>> plan) {
    super(plan);
    this.keyCoder =
        () ->
            plan.coder() instanceof KvCoder<K, V> pairs
                ? pairs.getKeyCoder()
                : coderOf(argument("K"));
  }

  private KeyedFlow(Flow<KV<K, V>> same, Supplier<Coder<K>> keyCoder) {
    super(same);
    this.keyCoder = keyCoder;
  }

  /** The same flow, known to be one of pairs. */
  static <K, V> KeyedFlow<K, V> ofPairs(Flow<KV<K, V>> pairs) {
    return new KeyedFlow<>(pairs.plan());
  }

  /**
   * Applies a function to each value, the keys staying: {@code KeyedFlow<K, V>} → {@code
   * KeyedFlow<K, W>}.
   *
   * @throws IllegalArgumentException if the function cannot be serialised, or the type of its
   *     results is not known
   */
  public <W> KeyedFlow<K, W> mapValues(ProcessFunction<? super V, ? extends W> function) {
    return mapValues(
        UserFunctions.<W>resultType("mapValues", function, ProcessFunction.class, argument("V")),
        function);
  }

  /** {@link #mapValues(ProcessFunction)} with the type of the results given. */
  public <W> KeyedFlow<K, W> mapValues(
      Class<W> type, ProcessFunction<? super V, ? extends W> function) {
    return mapValues(TypeDescriptor.of(type), function);
  }

  /** {@link #mapValues(ProcessFunction)} with the type of the results given. */
  public <W> KeyedFlow<K, W> mapValues(
      TypeDescriptor<W> type, ProcessFunction<? super V, ? extends W> function) {
    UserFunctions.checked("mapValues", function);
    TypeDescriptor<KV<K, W>> pairs = TypeDescriptors.kvs(argument("K"), type);
    ProcessFunction<KV<K, V>, KV<K, W>> onValues =
        pair -> KV.of(pair.getKey(), function.apply(pair.getValue()));
    String name = UserFunctions.nameOf("mapValues", function);
    Flow<KV<K, V>> flow = nextName().isPresent() ? this : named(name);
    Supplier<Coder<KV<K, W>>> coder = () -> KvCoder.of(keyCoder.get(), coderOf(type));
    return new KeyedFlow<>(flow.then(Steps.map(onValues, pairs), coder), keyCoder);
  }

  /** The keys alone. */
  public Flow<K> keys() {
    return mapTo(this.<K>argument("K"), KV::getKey, keyCoder);
  }

  /** The values alone. */
  public Flow<V> values() {
    TypeDescriptor<V> type = argument("V");
    return mapTo(
        type,
        KV::getValue,
        () -> coder() instanceof KvCoder<K, V> pairs ? pairs.getValueCoder() : coderOf(type));
  }

  private <U> Flow<U> mapTo(
      TypeDescriptor<U> type, ProcessFunction<KV<K, V>, U> function, Supplier<Coder<U>> coder) {
    return then(Steps.map(function, type), coder);
  }

  @SuppressWarnings("unchecked") // KV's own type parameters
  private <U> TypeDescriptor<U> argument(String parameter) {
    return (TypeDescriptor<U>)
        TypeDescriptor.of(
            type()
                .resolveType(KV.class.getTypeParameters()[parameter.equals("K") ? 0 : 1])
                .getType());
  }

  @Override
  public KeyedFlow<K, V> named(String name) {
    return new KeyedFlow<>(super.named(name), keyCoder);
  }

  @Override
  public KeyedFlow<K, V> filter(ProcessFunction<? super KV<K, V>, Boolean> predicate) {
    return new KeyedFlow<>(super.filter(predicate), keyCoder);
  }

  @Override
  public KeyedFlow<K, V> reject(ProcessFunction<? super KV<K, V>, Boolean> predicate) {
    return new KeyedFlow<>(super.reject(predicate), keyCoder);
  }

  @Override
  public KeyedFlow<K, V> each(Action<? super KV<K, V>> action) {
    return new KeyedFlow<>(super.each(action), keyCoder);
  }
}
