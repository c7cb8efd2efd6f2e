package io.millrace.jobs.aggregate;

import io.millrace.flow.internal.reducer.TieBreak;
import io.millrace.jobs.sql.CodePointOrder;
import java.util.Arrays;

/** Compares two values of one column. */
final class Values {

  private Values() {}

  /** As SQL orders them, texts by code point; 0 for 1.0 and 1.00. */
  @SuppressWarnings("unchecked") // all but byte arrays are comparable to their own class
  static int compare(Object one, Object other) {
    if (one instanceof String text) {
      return CodePointOrder.compare(text, (String) other);
    }
    return one instanceof byte[] bytes
        ? Arrays.compareUnsigned(bytes, (byte[]) other)
        : ((Comparable<Object>) one).compareTo(other);
  }

  /** As {@link #compare}, and 0 only for what is the same to the last digit. */
  static int compareFully(Object one, Object other) {
    int difference = compare(one, other);
    return difference != 0 || one instanceof byte[] ? difference : TieBreak.compare(one, other);
  }
}
