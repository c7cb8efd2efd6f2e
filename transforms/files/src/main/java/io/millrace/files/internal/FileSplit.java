package io.millrace.files.internal;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of files that one worker reads, one after the other.
 *
 * @param <T> the elements
 */
public final class FileSplit<T> implements Split<T> {

  private static final long serialVersionUID = 1L;

  private final ArrayList<FilePart> parts;
  private final PartReader<T> reader;

  /** A split of these parts. */
  public FileSplit(List<FilePart> parts, PartReader<T> reader) {
    this.parts = new ArrayList<>(parts);
    this.reader = reader;
  }

  @Override
  public void read(Receiver<? super T> receiver) throws Exception {
    for (FilePart part : parts) {
      reader.read(part, receiver);
    }
  }

  @Override
  public String toString() {
    return parts.size() == 1
        ? parts.get(0).toString()
        : "%d files from %s on".formatted(parts.size(), parts.get(0));
  }
}
