package io.millrace.flow.internal.step;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;

/**
 * Refuses null where elements leave a stage and their coder does not take it, and names the step
 * that it came from: the coder itself does not know.
 */
public final class NullCheck<T> {

  private final Coder<T> coder;
  private final String step;
  private final boolean takesNull;

  public NullCheck(Coder<T> coder, String step) {
    this.coder = coder;
    this.step = step;
    this.takesNull = takesNull(coder);
  }

  public T checked(T element) {
    if (element == null && !takesNull) {
      throw new IllegalStateException(
          ("step '%s': an element is null where it leaves the stage, and its coder %s takes no"
                  + " null; drop such elements by filter before, or register NullableCoder.of(…) for"
                  + " their type")
              .formatted(step, coder));
    }
    return element;
  }

  private static boolean takesNull(Coder<?> coder) {
    try {
      coder.encode(null, OutputStream.nullOutputStream());
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
