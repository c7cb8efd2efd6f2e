package io.millrace.jdbc.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The passwords that this process has come to know, to keep them out of what it says. */
public final class Secrets {

  private static final String HIDDEN = "***";

  /** What is shorter is a part of many words, and can be guessed. */
  private static final int SHORTEST = 3;

  /** The longest first, as one may be the beginning of another. */
  private static final Set<String> KNOWN =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  private Secrets() {}

  /** Remembers one, as it is and as it is written in a URL. */
  public static void add(String value) {
    if (value.length() >= SHORTEST) {
      String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
      KNOWN.add(value);
      KNOWN.add(encoded);
      KNOWN.add(encoded.replace("+", "%20"));
    }
  }

  /** A text with {@code ***} for each that is in it. */
  public static String masked(String text) {
    String masked = text;
    for (String known : KNOWN) {
      masked = masked.replace(known, HIDDEN);
    }
    return masked;
  }
}
