package io.millrace.flow.internal.shuffle;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.Coder;

/** Hashes keys by their encoded form, in a way that differs from process to process. */
final class EncodedHash<K> implements FoldTable.Rehash {

  private final Coder<K> coder;
  private final ByteOutput encoded = new ByteOutput(64);

  EncodedHash(Coder<K> coder) {
    this.coder = coder;
  }

  @Override
  @SuppressWarnings("unchecked") // a table has keys of one type
  public int hash(Object nullableKey) {
    encoded.clear();
    try {
      coder.encode((K) nullableKey, encoded);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a key", e);
    }
    return encoded.seededHash();
  }
}
