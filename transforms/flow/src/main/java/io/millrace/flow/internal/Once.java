package io.millrace.flow.internal;

import java.util.function.Supplier;

/** A value that is made when it is first asked for. */
final class Once<T> {

  private final Supplier<T> supplier;
  private T value;

  Once(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  T get() {
    if (value == null) {
      value = supplier.get();
    }
    return value;
  }
}
