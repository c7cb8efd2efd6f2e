package io.millrace.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks at standard error. */
final class Terminal {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether standard error is a terminal that takes control sequences. Java can tell of standard
   * input and output only; where the system shows what a file descriptor is, that is asked too.
   */
  @SuppressWarnings("SystemConsoleNull") // true too often from Java 22 on; then the device tells
  static boolean isStandardError() {
    return System.console() != null
        && System.getenv("TERM") != null
        && !"dumb".equals(System.getenv("TERM"))
        && isDevice();
  }

  private static boolean isDevice() {
    try {
      String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }
}
