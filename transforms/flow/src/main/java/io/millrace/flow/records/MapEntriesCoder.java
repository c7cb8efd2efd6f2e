package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes a map as its keys and then its values; it comes back in the order that it had. */
final class MapEntriesCoder extends CustomCoder<Object> {

  private static final long serialVersionUID = 1L;

  private final Coder<Object> key;
  private final Coder<Object> value;

  MapEntriesCoder(Coder<Object> key, Coder<Object> value) {
    this.key = key;
    this.value = value;
  }

  @Override
  public void encode(Object map, OutputStream out) throws IOException {
    if (map == null) {
      throw new CoderException("cannot encode a null " + this);
    }
    Elements.write(((Map<?, ?>) map).keySet(), key, out);
    Elements.write(((Map<?, ?>) map).values(), value, out);
  }

  @Override
  public Object decode(InputStream in) throws IOException {
    List<Object> keys = Elements.read(key, in);
    List<Object> values = Elements.read(value, in);
    Map<Object, Object> map = zip(keys, values);
    if (map.size() != keys.size() || keys.size() != values.size()) {
      throw new CoderException(
          "a map of %d keys, %d of them different, has %d values"
              .formatted(keys.size(), map.size(), values.size()));
    }
    return map;
  }

  private static Map<Object, Object> zip(List<Object> keys, List<Object> values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return map;
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    throw new NonDeterministicException(
        this, "equal maps may have their entries in another order; use a sorted List of KV");
  }

  @Override
  public boolean consistentWithEquals() {
    return key.consistentWithEquals() && value.consistentWithEquals();
  }

  @Override
  public Object structuralValue(Object map) {
    if (map == null || consistentWithEquals()) {
      return map;
    }
    return zip(
        Elements.structuralValues(((Map<?, ?>) map).keySet(), key),
        Elements.structuralValues(((Map<?, ?>) map).values(), value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapEntriesCoder that
        && key.equals(that.key)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, value);
  }

  @Override
  public String toString() {
    return "map of %s to %s".formatted(key, value);
  }
}
