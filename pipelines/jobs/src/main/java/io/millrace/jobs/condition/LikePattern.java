package io.millrace.jobs.condition;

import java.util.regex.Pattern;

/** The pattern of {@code LIKE} as a regular expression. */
final class LikePattern {

  private LikePattern() {}

  /**
   * Compiles a pattern: {@code %} is any text, {@code _} one character.
   *
   * @param escape makes the next character stand for itself; -1 for none
   */
  static Pattern of(String like, int escape) throws NotSupported {
    StringBuilder regex = new StringBuilder();
    int[] characters = like.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] == escape) {
        if (++i == characters.length) {
          throw new NotSupported("LIKE '%s': nothing stands behind the escape".formatted(like));
        }
        regex.append(Pattern.quote(Character.toString(characters[i])));
      } else if (characters[i] == '%') {
        regex.append(".*");
      } else if (characters[i] == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(Character.toString(characters[i])));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
