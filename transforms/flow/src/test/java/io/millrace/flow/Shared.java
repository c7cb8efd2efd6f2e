package io.millrace.flow;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An object of this JVM that a user function reaches on the worker although it cannot be
 * serialised: a latch, a list that is written to.
 */
final class Shared<T> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Object> OBJECTS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  private Shared() {}

  static <T> Shared<T> of(T object) {
    Shared<T> shared = new Shared<>();
    OBJECTS.put(shared.id, object);
    return shared;
  }

  @SuppressWarnings("unchecked") // it was put in by of()
  T get() {
    return (T) OBJECTS.get(id);
  }
}
