package io.millrace.jdbc.secret;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A value that is never shown: where it is kept travels with a job, and the machine that needs it
 * looks there.
 *
 * <pre>{@code
 * Secret.parse("env:SHOP_PASSWORD")
 * Secret.parse("file:/run/secrets/shop")
 * }</pre>
 */
public final class Secret implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String ENV = "env:";
  private static final String FILE = "file:";
  private static final String HERE = "here:";

  /** The secrets that this process was given as values, by their references. */
  private static final Map<String, Secret> GIVEN = new ConcurrentHashMap<>();

  private final String reference;

  /** Null for what is looked up, and for what was given to another process. */
  private final transient String value;

  private Secret(String reference, String value) {
    this.reference = reference;
    this.value = value;
  }

  /**
   * A secret in an environment variable, {@code env:NAME}, or in a file, {@code file:PATH}, whose
   * last line break is no part of it. Neither is looked at here.
   *
   * @throws IllegalArgumentException if the reference is neither; it is not in the message, as it
   *     may be the secret itself
   */
  public static Secret parse(String reference) {
    boolean env = reference.startsWith(ENV) && reference.length() > ENV.length();
    boolean file = reference.startsWith(FILE) && reference.length() > FILE.length();
    if (!env && !file) {
      throw new IllegalArgumentException(
          "secret must be 'env:NAME' or 'file:PATH', is a text of %d characters that is neither"
              .formatted(reference.length()));
    }
    return new Secret(reference, null);
  }

  /**
   * A secret whose value is here already. It never leaves this process: what is serialised is a
   * reference to it, which means something here alone, on DirectRunner and on embedded Flink. The
   * value is held as long as the process lives.
   */
  public static Secret of(String value) {
    Objects.requireNonNull(value, "value");
    synchronized (GIVEN) {
      return GIVEN.values().stream()
          .filter(secret -> secret.value.equals(value))
          .findFirst()
          .orElseGet(() -> given(value));
    }
  }

  private static Secret given(String value) {
    Secret secret = new Secret(HERE + UUID.randomUUID(), value);
    GIVEN.put(secret.reference, secret);
    Secrets.add(value);
    return secret;
  }

  /** Whether another process can look the value up. */
  public boolean mayLeaveProcess() {
    return !reference.startsWith(HERE);
  }

  private Object readResolve() {
    return GIVEN.getOrDefault(reference, this);
  }

  /**
   * The value, looked up on this machine now.
   *
   * @throws IllegalArgumentException if the variable is not set or the file cannot be read, or if
   *     the value was given to another process
   */
  public String resolve() {
    if (value != null) {
      return value;
    }
    if (!mayLeaveProcess()) {
      throw new IllegalArgumentException(
          "a password must be given as env:NAME or file:PATH where other processes need it, was"
              + " given as a value or in a URL");
    }
    String found =
        reference.startsWith(ENV)
            ? variable(reference.substring(ENV.length()))
            : content(Path.of(reference.substring(FILE.length())));
    Secrets.add(found);
    return found;
  }

  /** The text with {@code ***} for each value that this process was given or has looked up. */
  public static String masked(String text) {
    return Secrets.masked(text);
  }

  private static String variable(String name) {
    String found = System.getenv(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "environment variable %s must be set, to the secret env:%s, for each process that connects"
              .formatted(name, name));
    }
    return found;
  }

  private static String content(Path path) {
    try {
      return Files.readString(path).replaceFirst("\\R$", "");
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "file %s must be readable, it holds the secret file:%s, for each process that connects: %s"
              .formatted(path, path, e),
          e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.reference.equals(reference);
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  /** Where the value is kept; never the value. */
  @Override
  public String toString() {
    return mayLeaveProcess() ? reference : "***";
  }
}
