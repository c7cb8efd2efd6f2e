package io.millrace.files.internal;

/** Texts that go into a message. */
final class Texts {

  private static final int LIMIT = 200;

  private Texts() {}

  /** The text, cut where it is too long for a message. */
  static String abbreviate(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
  }
}
