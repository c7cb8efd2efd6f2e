package io.millrace.benchmarks.jdbc.rollup;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Totals as a text {@code COPY} takes them; a binary one saves nothing on so few rows. */
final class CopyRows extends InputStream {

  private static final long MICROS_TO_2000 = 946_684_800_000_000L;
  private static final int BLOCK_ROWS = 1_000;

  private final Iterator<Map.Entry<Long, Totals>> rows;
  private ByteBuffer block = ByteBuffer.allocate(0);

  CopyRows(List<Map.Entry<Long, Totals>> rows) {
    this.rows = rows.iterator();
  }

  @Override
  public int read() {
    return fill() ? block.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, block.remaining());
    block.get(bytes, offset, count);
    return count;
  }

  private boolean fill() {
    if (!block.hasRemaining()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < BLOCK_ROWS && rows.hasNext(); i++) {
        append(text, rows.next());
      }
      block = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return block.hasRemaining();
  }

  private static void append(StringBuilder text, Map.Entry<Long, Totals> row) {
    Totals totals = row.getValue();
    long micros = totals.lastMicros() + MICROS_TO_2000;
    text.append(row.getKey()).append('\t').append(totals.orders()).append('\t');
    text.append(java.math.BigDecimal.valueOf(totals.cents(), 2).toPlainString()).append('\t');
    text.append(
        java.time.Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS).toString());
    text.append('\n');
  }
}
