package io.millrace.jdbc.dialect.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What texts must be. */
public final class TextRules {

  private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";
  private static final String INVALID_PARAMETER_VALUE = "22023";

  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");

  private TextRules() {}

  /** No half of a surrogate pair, for which drivers send a question mark. */
  public static ValueRule wellFormed() {
    return new ValueRule(
        value -> isWellFormed((String) value),
        "not have half a surrogate pair, which is no character",
        CHARACTER_NOT_IN_REPERTOIRE,
        false);
  }

  /** Whether each half of a surrogate pair has its other half. */
  public static boolean isWellFormed(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        // codePointAt gives a surrogate where it has no other half.
        int codePoint = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** So many characters at most. */
  public static ValueRule longest(int characters) {
    return ValueRule.length(
        "have at most %d characters".formatted(characters),
        value -> {
          String text = (String) value;
          return text.length() <= characters || text.codePointCount(0, text.length()) <= characters;
        });
  }

  /** So many {@code char}s of Java at most. */
  public static ValueRule longestUtf16(int units) {
    return ValueRule.length(
        "have at most %d characters".formatted(units), value -> ((String) value).length() <= units);
  }

  /** So many bytes of UTF-8 at most. */
  public static ValueRule longestUtf8(int bytes) {
    return ValueRule.length(
        "have at most %d bytes".formatted(bytes), value -> bytes((String) value) <= bytes);
  }

  /** No blanks at the end that are beyond so many bytes, where other characters are an error. */
  public static ValueRule blanksWithin(int bytes) {
    return ValueRule.length(
        "have no blanks beyond %d bytes".formatted(bytes),
        value -> !endsBlank((String) value) || bytes((String) value) <= bytes);
  }

  /** No blanks at the end. */
  public static ValueRule noTrailingBlanks() {
    return ValueRule.length(
        "not end in blanks, which this type does not keep", value -> !endsBlank((String) value));
  }

  /** One of these texts. */
  public static ValueRule oneOf(Set<String> values) {
    return new ValueRule(
        values::contains, "be one of the column's values", INVALID_PARAMETER_VALUE, false);
  }

  /** Some of these texts, in their order, with commas between them. */
  public static ValueRule someOf(List<String> values) {
    return new ValueRule(
        value -> isInOrder((String) value, values),
        "be some of the column's values, in their order",
        INVALID_PARAMETER_VALUE,
        false);
  }

  private static boolean isInOrder(String text, List<String> values) {
    if (text.isEmpty()) {
      return true;
    }
    int last = -1;
    for (String part : text.split(",", -1)) {
      int index = values.indexOf(part);
      if (index <= last) {
        return false;
      }
      last = index;
    }
    return true;
  }

  /** The texts in a type that lists them: {@code enum('a','b')}. */
  public static List<String> quoted(String type) {
    return QUOTED.matcher(type).results().map(text -> text.group(1).replace("''", "'")).toList();
  }

  private static boolean endsBlank(String text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
