package io.millrace.flow.internal.function;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.util.Objects;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Checks user functions where they are handed in. */
public final class UserFunctions {

  private UserFunctions() {}

  /**
   * The function itself, once it is known that it can be sent to a worker.
   *
   * @param operation the method it was handed to, for the message
   * @throws IllegalArgumentException if it captures something that cannot be serialised
   */
  public static <F extends Serializable> F checked(String operation, F function) {
    Objects.requireNonNull(function, () -> operation + ": the function is null");
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(function);
    } catch (NotSerializableException e) {
      throw new IllegalArgumentException(
          ("%s: the function cannot be sent to a worker, because it captures a %s, which is not"
                  + " Serializable. Copy what it needs into a local variable before the call, or"
                  + " make the class Serializable.")
              .formatted(operation, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the function cannot be serialised: %s".formatted(operation, e), e);
    }
    return function;
  }

  /**
   * The type of a function's results.
   *
   * @throws IllegalArgumentException if Java has erased it; the message lists the ways out
   */
  public static <R> TypeDescriptor<R> resultType(
      String operation, Serializable function, Class<?> interfaceType, TypeDescriptor<?> input) {
    return FunctionType.of(function)
        .<R>result(interfaceType, input)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("%1$s: the type of the function's result is not known, because Java erases"
                            + " it from a lambda. Either name it, %1$s(Type.class, …), or"
                            + " %1$s(new TypeDescriptor<Type>() {}, …) where it is generic; or use"
                            + " a reference to a method or a constructor, which keeps it.")
                        .formatted(operation)));
  }

  /** What an iterable type iterates over. */
  @SuppressWarnings("unchecked") // the supertype of a type that extends Iterable<B>
  public static <B> TypeDescriptor<B> iterableElement(
      TypeDescriptor<? extends Iterable<? extends B>> iterable) {
    ParameterizedType resolved =
        (ParameterizedType)
            ((TypeDescriptor<? extends Iterable<?>>) iterable)
                .getSupertype((Class<Iterable<?>>) (Class<?>) Iterable.class)
                .getType();
    return (TypeDescriptor<B>) TypeDescriptor.of(resolved.getActualTypeArguments()[0]);
  }

  /** A step's default name: the operation, and the method where there is a method reference. */
  public static String nameOf(String operation, Serializable function) {
    return FunctionType.of(function)
        .referredName()
        .map(method -> operation + " " + method)
        .orElse(operation);
  }
}
