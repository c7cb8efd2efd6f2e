package io.millrace.jobs.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; the same in the page and in the terminal. */
public final class Amount {

  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

  private Amount() {}

  /** {@code 1,234,567}. */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1.5 MB}; a KB is 1,000 bytes. */
  public static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1_000 && unit < UNITS.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return unit == 0
        ? of(bytes) + " bytes"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** So many in so long, as a number a second; 0 where no time has passed. */
  public static String rate(long number, Duration time) {
    long millis = time.toMillis();
    return of(millis == 0 ? 0 : Math.round(number * 1000.0 / millis));
  }

  /** {@code 12.34 s}. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%,.2f s", time.toMillis() / 1000.0);
  }

  /** {@code 63 %}; not measured where there is no whole. */
  static String share(long part, long whole) {
    return whole <= 0
        ? "not measured"
        : String.format(Locale.ROOT, "%d %%", Math.round(100.0 * Math.min(part, whole) / whole));
  }
}
