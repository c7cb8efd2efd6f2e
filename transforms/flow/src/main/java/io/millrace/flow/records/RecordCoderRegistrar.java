package io.millrace.flow.records;

import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Makes the coders of records, {@code java.time}, big numbers, UUIDs and enums known to Beam's
 * registry, in every pipeline that has this class on its class path. Beam would otherwise fall back
 * on Java serialisation, which is slow and not deterministic.
 *
 * <p>That is still what the registry gives for a record that {@link RecordCoder} refuses and that
 * is {@code Serializable}: a registry asks one provider after the other. {@link Records#coder}
 * refuses.
 */
public final class RecordCoderRegistrar implements CoderProviderRegistrar {

  @Override
  public List<CoderProvider> getCoderProviders() {
    return List.of(new Provider());
  }

  private static final class Provider extends CoderProvider {

    @Override
    @SuppressWarnings("unchecked") // a value coder is looked up by the class that it encodes
    public <T> Coder<T> coderFor(TypeDescriptor<T> type, List<? extends Coder<?>> arguments)
        throws CannotProvideCoderException {
      if (Records.isRecord(type)) {
        return Records.coder(type, CoderRegistry.createDefault());
      }
      return (Coder<T>)
          ValueCoders.of(type.getRawType())
              .orElseThrow(
                  () -> new CannotProvideCoderException("no record or value type: " + type));
    }
  }
}
