package io.millrace.jdbc;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

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
  private static final String LITERAL = "literal";

  private final String reference;
  private final String value;

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
   * A secret whose value is here already. It travels with the job in clear, so this is for tests
   * and for values that live no longer than the process.
   */
  public static Secret of(String value) {
    return new Secret(LITERAL, Objects.requireNonNull(value, "value"));
  }

  /**
   * The value, looked up on this machine now.
   *
   * @throws IllegalArgumentException if the variable is not set or the file cannot be read
   */
  public String resolve() {
    if (value != null) {
      return value;
    }
    return reference.startsWith(ENV)
        ? variable(reference.substring(ENV.length()))
        : content(Path.of(reference.substring(FILE.length())));
  }

  private static String variable(String name) {
    String found = System.getenv(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "environment variable %s must be set, to the secret env:%s".formatted(name, name));
    }
    return found;
  }

  private static String content(Path path) {
    try {
      return Files.readString(path).replaceFirst("\\R$", "");
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "file %s must be readable, it holds the secret file:%s: %s".formatted(path, path, e), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && secret.reference.equals(reference)
        && Objects.equals(secret.value, value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(reference, value);
  }

  /** Where the value is kept; never the value. */
  @Override
  public String toString() {
    return reference.equals(LITERAL) ? "***" : reference;
  }
}
