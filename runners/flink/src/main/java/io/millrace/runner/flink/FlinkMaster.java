package io.millrace.runner.flink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code --flinkMaster}.
 *
 * @param text as the user gave it
 * @param address host and port of a cluster's REST interface; null for the names in brackets, which
 *     say where else a job runs
 */
record FlinkMaster(String text, String address) {

  static final String EMBEDDED = "[local]";

  /** Where Flink itself has started the program. */
  static final String SURROUNDINGS = "[auto]";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?([\\w.-]+|\\[[\\da-fA-F:]+])(?::(\\d{1,5}))?/?");

  /** Flink's own. */
  private static final String DEFAULT_PORT = "8081";

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is neither a name in brackets nor an address
   */
  static FlinkMaster parse(String text) {
    if (text.matches("\\[(local|auto|collection)]")) {
      return new FlinkMaster(text, null);
    }
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "--flinkMaster=%s: neither HOST:PORT nor [local]; name the REST address of a cluster"
              .formatted(text));
    }
    String port = address.group(2) == null ? DEFAULT_PORT : address.group(2);
    return new FlinkMaster(text, address.group(1) + ":" + port);
  }

  boolean isRemote() {
    return address != null;
  }

  String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }

  int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}
