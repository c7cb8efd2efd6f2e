package io.millrace.runner.direct;

import java.lang.reflect.Field;

/** A private field of an object of Beam's, for what it gives no other way to. */
final class PrivateField {

  private PrivateField() {}

  /**
   * What is in it.
   *
   * @throws ReflectiveOperationException if the class of the object, in this version of Beam, does
   *     not have it
   */
  static Object get(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
