package io.millrace.runner.flink;

/**
 * Where the web interface of a Flink master is.
 *
 * @param host a name or an address; an IPv6 address in brackets
 * @param port of TCP
 */
record MasterAddress(String host, int port) {

  private static final int GREATEST_PORT = 65_535;

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static MasterAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0));
    boolean plain = host.matches("[^\\s:/@\\[\\]]+|\\[[0-9a-fA-F:.%]+\\]");
    String port = text.substring(colon + 1);
    if (!plain || !port.matches("\\d{1,5}") || !isPort(Integer.parseInt(port))) {
      throw new IllegalArgumentException(
          "--%s=%s: must be HOST:PORT, the address of Flink's web interface without http://, with a"
                  .formatted(FlinkRemoteControl.OPTION, text)
              + " port from 1 to 65535; as 127.0.0.1:8081");
    }
    return new MasterAddress(host, Integer.parseInt(port));
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= GREATEST_PORT;
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return "%s:%d".formatted(host, port);
  }
}
