package io.millrace.jdbc.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds what a name given by a person means among the names that a database stores. */
final class Names {

  private Names() {}

  /**
   * The only one of {@code things} whose name equals {@code wanted} after folding both; the first
   * folding that has one wins.
   *
   * @throws IllegalArgumentException if a folding finds several
   */
  static <T> Optional<T> find(
      List<T> things,
      Function<T, String> nameOf,
      String wanted,
      List<UnaryOperator<String>> foldings) {
    for (UnaryOperator<String> folding : foldings) {
      List<T> found =
          things.stream()
              .filter(thing -> folding.apply(nameOf.apply(thing)).equals(folding.apply(wanted)))
              .toList();
      if (found.size() > 1) {
        throw new IllegalArgumentException(
            "name '%s' is ambiguous: it may be any of %s; write one of them exactly"
                .formatted(wanted, found.stream().map(nameOf).toList()));
      }
      if (found.size() == 1) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
