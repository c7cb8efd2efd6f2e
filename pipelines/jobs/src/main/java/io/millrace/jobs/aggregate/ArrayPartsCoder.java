package io.millrace.jobs.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;

/** Arrays of one length, whose values each have a coder of their own. */
final class ArrayPartsCoder extends CustomCoder<Object[]> {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Coder<Object>> parts;

  ArrayPartsCoder(List<Coder<Object>> parts) {
    this.parts = new ArrayList<>(parts);
  }

  @Override
  public void encode(Object[] values, OutputStream out) throws IOException {
    for (int i = 0; i < values.length; i++) {
      parts.get(i).encode(values[i], out);
    }
  }

  @Override
  public Object[] decode(InputStream in) throws IOException {
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).decode(in);
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayPartsCoder that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
