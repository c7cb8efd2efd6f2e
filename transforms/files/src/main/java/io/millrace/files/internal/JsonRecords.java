package io.millrace.files.internal;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Java records as lines of JSON. */
public record JsonRecords<T extends Record>(Class<T> type) implements FileFormat<T> {

  /**
   * Records of this type.
   *
   * @throws IllegalArgumentException if it is none, or has a component that Jackson cannot write
   */
  public static <T extends Record> JsonRecords<T> of(Class<T> type) {
    RecordType.of(type);
    JsonMapping.checkWritable(type);
    return new JsonRecords<>(type);
  }

  @Override
  public Encoder<T> begin(OutputStream out) throws IOException {
    SequenceWriter json =
        JsonMapping.mapper().writerFor(type).withRootValueSeparator("\n").writeValues(out);
    return new Encoder<>() {

      private boolean empty = true;

      @Override
      public void write(T element) throws IOException {
        json.write(Texts.checkElement(element));
        empty = false;
      }

      @Override
      public void finish() throws IOException {
        json.close();
        if (!empty) {
          out.write('\n');
        }
        out.flush();
      }
    };
  }
}
