package io.millrace.runner;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code --name=value}. */
record Argument(String name, String value) {

  private static final Pattern FORM = Pattern.compile("--(\\w+)(?:=(.*))?", Pattern.DOTALL);
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");

  static Argument parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no option: options are written --name=value, without a space".formatted(text));
    }
    return new Argument(form.group(1), Optional.ofNullable(form.group(2)).orElse("true"));
  }

  /** The value as a number of at least 1. */
  int positive() {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: a word is as wrong as a 0.
    }
    throw new IllegalArgumentException(
        "--%s=%s: must be a whole number of at least 1".formatted(name, value));
  }

  /** Says what Beam would say in the words of its JSON parser. */
  void checkValue(Class<?> type) {
    boolean fits =
        switch (type.getSimpleName()) {
          case "int", "Integer", "long", "Long" -> WHOLE_NUMBER.matcher(value).matches();
          case "boolean", "Boolean" -> value.equals("true") || value.equals("false");
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "--%s=%s: must be of type %s; options are written --name=value, without a space"
              .formatted(name, value, type.getSimpleName().toLowerCase(Locale.ROOT)));
    }
  }

  void checkKnown(Collection<String> known, Collection<String> alsoKnown) {
    if (known.contains(name)) {
      return;
    }
    Collection<String> candidates = new TreeSet<>(known);
    candidates.addAll(alsoKnown);
    String remedy =
        Nearest.to(name, candidates)
            .map("did you mean --%s?"::formatted)
            .orElse("--help lists the options");
    throw new IllegalArgumentException("--%s: no such option; %s".formatted(name, remedy));
  }
}
