package io.millrace.cluster.rest;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the REST interface of a Flink master is.
 *
 * @param host a name or an address; an IPv6 address in brackets
 * @param port of TCP
 */
public record MasterAddress(String host, int port) {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?([^\\s:/@\\[\\]]+|\\[[\\da-fA-F:.%]+])(?::(\\d{1,5}))?/?");

  /** Flink's own. */
  private static final String DEFAULT_PORT = "8081";

  private static final int GREATEST_PORT = 65_535;

  /** Reads {@code [http://]HOST[:PORT]}, the port by default Flink's, 8081; empty if it is not. */
  public static Optional<MasterAddress> parse(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(Optional.ofNullable(address.group(2)).orElse(DEFAULT_PORT));
    return port >= 1 && port <= GREATEST_PORT
        ? Optional.of(new MasterAddress(address.group(1), port))
        : Optional.empty();
  }

  URI uri(String path) {
    return URI.create("http://%s%s".formatted(this, path));
  }

  /** Host and port, with a colon between. */
  @Override
  public String toString() {
    return "%s:%d".formatted(host, port);
  }
}
