package io.millrace.flow.internal.function;

import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Optional;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * What can be read from a user function: the type of its results, and the method it refers to.
 *
 * <ol>
 *   <li>A method reference names the real method, so its generic return type is known; type
 *       variables of the receiver are resolved against the input type.
 *   <li>An inline lambda tells only the erased return type that the compiler instantiated it with.
 *   <li>A class that implements the function interface tells the type argument it was written with.
 * </ol>
 */
public final class FunctionType {

  private final Serializable function;
  private final Optional<SerializedLambda> lambda;

  private FunctionType(Serializable function) {
    this.function = function;
    this.lambda = serializedForm(function);
  }

  /** Reads a function. */
  public static FunctionType of(Serializable function) {
    return new FunctionType(function);
  }

  /**
   * The name of the method that a method reference refers to, the class for a constructor; empty
   * for a lambda.
   */
  public Optional<String> referredName() {
    return lambda
        .filter(FunctionType::isMethodReference)
        .map(
            form ->
                isConstructor(form)
                    ? form.getImplClass().replaceAll(".*[/$]", "")
                    : form.getImplMethodName());
  }

  /**
   * The type of the results, if it can be known to the last type argument.
   *
   * @param functionInterface the interface that the function implements, its last type parameter
   *     being the result
   * @param input the type of the elements it is applied to
   */
  @SuppressWarnings("unchecked")
  public <R> Optional<TypeDescriptor<R>> result(
      Class<?> functionInterface, TypeDescriptor<?> input) {
    Optional<Type> type =
        lambda.isPresent()
            ? lambda.flatMap(form -> resultOf(form, input))
            : resultOfClass(functionInterface);
    return type.filter(FunctionType::isFullyKnown)
        .map(known -> (TypeDescriptor<R>) TypeDescriptor.of(boxed(known)));
  }

  private Optional<Type> resultOf(SerializedLambda form, TypeDescriptor<?> input) {
    Type erased = methodType(form.getInstantiatedMethodType()).wrap().returnType();
    if (isMethodReference(form) && !isConstructor(form)) {
      Type declared = genericReturnType(form, input);
      return Optional.of(isFullyKnown(declared) ? declared : erased);
    }
    return Optional.of(erased);
  }

  private Type genericReturnType(SerializedLambda form, TypeDescriptor<?> input) {
    Class<?> declaring = loadClass(form.getImplClass());
    Method method =
        (Method)
            find(
                declaring,
                form.getImplMethodName(),
                methodType(form.getImplMethodSignature()).parameterArray());
    Type declared = method.getGenericReturnType();
    boolean receiverIsTheElement =
        !Modifier.isStatic(method.getModifiers()) && form.getCapturedArgCount() == 0;
    if (receiverIsTheElement && method.getDeclaringClass().isAssignableFrom(input.getRawType())) {
      return input.resolveType(declared).getType();
    }
    return declared;
  }

  private Optional<Type> resultOfClass(Class<?> functionInterface) {
    TypeVariable<?>[] parameters = functionInterface.getTypeParameters();
    Type result = parameters[parameters.length - 1];
    return Optional.of(TypeDescriptor.of(function.getClass()).resolveType(result).getType());
  }

  private static Executable find(Class<?> type, String name, Class<?>[] parameters) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && !method.isBridge()
            && Arrays.equals(method.getParameterTypes(), parameters)) {
          return method;
        }
      }
    }
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("method reference to a method that is not there", e);
    }
  }

  private static Type boxed(Type type) {
    return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
  }

  private static boolean isFullyKnown(Type type) {
    if (type instanceof Class<?> c) {
      return c != Object.class
          && c.getTypeParameters().length == 0
          && (!c.isArray() || isFullyKnown(c.getComponentType()));
    }
    if (type instanceof ParameterizedType p) {
      return Arrays.stream(p.getActualTypeArguments()).allMatch(FunctionType::isFullyKnown);
    }
    return type instanceof WildcardType w && isFullyKnown(w.getUpperBounds()[0]);
  }

  private static boolean isMethodReference(SerializedLambda form) {
    return !form.getImplMethodName().startsWith("lambda$");
  }

  private static boolean isConstructor(SerializedLambda form) {
    return form.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial;
  }

  private MethodType methodType(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, function.getClass().getClassLoader());
  }

  private Class<?> loadClass(String internalName) {
    try {
      return Class.forName(
          internalName.replace('/', '.'), false, function.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class that a method reference names is not there", e);
    }
  }

  /** Serialisable lambdas have a private {@code writeReplace} that gives their description. */
  private static Optional<SerializedLambda> serializedForm(Serializable function) {
    try {
      Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return writeReplace.invoke(function) instanceof SerializedLambda form
          ? Optional.of(form)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
