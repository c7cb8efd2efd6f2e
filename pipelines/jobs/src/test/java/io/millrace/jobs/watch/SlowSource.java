package io.millrace.jobs.watch;

import io.millrace.flow.Source;
import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Gives a row every few milliseconds, and keeps in a file how many it has given: seen at once by
 * every process of the machine.
 */
public final class SlowSource extends Source<Long> {

  private static final long serialVersionUID = 1L;

  private final File file;
  private final int splits;
  private final int rows;
  private final long pauseMillis;

  /** Splits of so many rows each, with so long a pause before each row. */
  public SlowSource(Path file, int splits, int rows, long pauseMillis) {
    this.file = file.toFile();
    this.splits = splits;
    this.rows = rows;
    this.pauseMillis = pauseMillis;
    allocate();
  }

  // Two workers that each lengthen the file could cut off what the other one has written.
  private void allocate() {
    try {
      Files.write(file.toPath(), new byte[splits * Long.BYTES]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rows have been given by now; the file has a number for each split. */
  public static long given(Path file) {
    try {
      ByteBuffer numbers =
          ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
      return LongStream.generate(numbers::getLong).limit(numbers.capacity() / Long.BYTES).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  protected List<Split<Long>> splits(int parallelism) {
    SlowSource source = this;
    return IntStream.range(0, splits)
        .<Split<Long>>mapToObj(split -> receiver -> source.read(split, receiver))
        .toList();
  }

  private void read(int split, Receiver<? super Long> receiver) throws Exception {
    try (FileChannel channel =
        FileChannel.open(file.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer given = channel.map(MapMode.READ_WRITE, (long) split * Long.BYTES, Long.BYTES);
      for (long row = 0; row < rows; row++) {
        Thread.sleep(pauseMillis);
        receiver.accept(row);
        given.putLong(0, row + 1);
      }
    }
  }

  @Override
  protected TypeDescriptor<Long> elementType() {
    return TypeDescriptors.longs();
  }
}
