package io.millrace.benchmarks.loop;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whole lines of a file, from one byte to another: what a thread reads at a time. */
record LineRange(Path file, long from, long to) {

  private static final long BYTES = 8 << 20;

  /** Cuts all files of a folder at ends of lines. */
  static List<LineRange> of(Path folder) throws IOException {
    List<LineRange> ranges = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        cut(file, ranges);
      }
    }
    return ranges;
  }

  private static void cut(Path file, List<LineRange> ranges) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long from = 0;
      while (from < bytes.length()) {
        long to = Math.min(from + BYTES, bytes.length());
        bytes.seek(to - 1);
        while (bytes.read() != '\n' && to < bytes.length()) {
          to++;
        }
        ranges.add(new LineRange(file, from, to));
        from = to;
      }
    }
  }

  /** Hands out the lines. */
  void forEach(LineConsumer lines) {
    try (FileChannel channel = FileChannel.open(file).position(from);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new Limited(Channels.newInputStream(channel), to - from),
                    StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Takes lines. */
  @FunctionalInterface
  interface LineConsumer {
    void accept(String line);
  }

  /** A stream that ends early. */
  private static final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
