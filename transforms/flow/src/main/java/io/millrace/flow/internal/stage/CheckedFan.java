package io.millrace.flow.internal.stage;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.shuffle.ByteOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;

/**
 * Hands each element to several branches, and fails when one of them has changed it: the others
 * would see that. For who asks for it, see {@link
 * io.millrace.flow.options.FlowOptions#isCheckUnchanged}.
 */
final class CheckedFan implements Receiver<Object> {

  private final List<Receiver<Object>> receivers;
  private final Coder<Object> coder;
  private final String step;
  private final ByteOutput encoded = new ByteOutput(1024);

  CheckedFan(List<Receiver<Object>> receivers, Coder<Object> coder, String step) {
    this.receivers = receivers;
    this.coder = coder;
    this.step = step;
  }

  @Override
  public void accept(Object element) throws Exception {
    byte[] before = encoded(element);
    for (Receiver<Object> receiver : receivers) {
      receiver.accept(element);
      if (!Arrays.equals(before, encoded(element))) {
        throw new IllegalStateException(
            ("step '%s': an element that several branches share was changed by one of them; let it"
                    + " change a copy")
                .formatted(step));
      }
    }
  }

  private byte[] encoded(Object element) throws IOException {
    encoded.clear();
    if (element != null) {
      coder.encode(element, encoded);
    }
    return encoded.toByteArray();
  }
}
