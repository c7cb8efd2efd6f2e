package io.millrace.flow.function;

/** What a failure shows of a user's object: its text, cut; one that has none hides no failure. */
final class Shown {

  private Shown() {}

  /** At most so many characters of the object's {@code toString}. */
  static String of(Object object, int longest) {
    String text;
    try {
      text = String.valueOf(object);
    } catch (RuntimeException e) {
      text = "%s (its toString failed: %s)".formatted(object.getClass().getName(), e.getClass());
    }
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
