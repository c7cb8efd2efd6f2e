package io.millrace.files.internal;

/** Texts that go into a message, and the messages of several formats. */
final class Texts {

  private static final int LIMIT = 200;

  private Texts() {}

  /** The text, cut where it is too long for a message. */
  static String abbreviate(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
  }

  /**
   * Checks that an element is there: a record has no form for null as a whole.
   *
   * @throws IllegalArgumentException if it is null
   */
  static <T> T checkElement(T element) {
    if (element == null) {
      throw new IllegalArgumentException("null is no record; filter such elements out before");
    }
    return element;
  }
}
