package io.millrace.jobs.sql;

/**
 * The order of texts by code point, which is that of the {@code C} collation in every database.
 * {@code String.compareTo} differs: it orders surrogate pairs before some single characters.
 */
public final class CodePointOrder {

  private CodePointOrder() {}

  /** Compares as {@link java.util.Comparator#compare} does. */
  public static int compare(String first, String second) {
    int length = Math.min(first.length(), second.length());
    int same = 0;
    while (same < length && first.charAt(same) == second.charAt(same)) {
      same++;
    }
    if (same == length) {
      return Integer.compare(first.length(), second.length());
    }
    char one = first.charAt(same);
    char other = second.charAt(same);
    boolean surrogates = Character.isSurrogate(one);
    return surrogates == Character.isSurrogate(other)
        ? Character.compare(one, other)
        : Boolean.compare(surrogates, !surrogates);
  }
}
