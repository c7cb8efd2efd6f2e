package io.millrace.files.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.millrace.flow.connect.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lines of JSON as Java records. Lines of nothing but spaces are passed over. */
public record JsonFormat<T extends Record>(Class<T> type, int maxLineBytes)
    implements PartReader<T> {

  /**
   * Records of this type.
   *
   * @throws IllegalArgumentException if it is none, or has a component that Jackson cannot make
   */
  public static <T extends Record> JsonFormat<T> of(Class<T> type) {
    RecordType.of(type);
    JsonMapping.checkReadable(type);
    return new JsonFormat<>(type, TextFormat.MAX_LINE_BYTES);
  }

  /**
   * The same with another bound.
   *
   * @throws IllegalArgumentException as {@link TextFormat#withMaxLineBytes}
   */
  public JsonFormat<T> withMaxLineBytes(int bytes) {
    return new JsonFormat<>(type, TextFormat.checkMaxLineBytes(bytes));
  }

  @Override
  public void read(FilePart part, Receiver<? super T> receiver) throws Exception {
    ObjectReader json = JsonMapping.mapper().readerFor(type);
    LineReader.read(
        part,
        maxLineBytes,
        (bytes, from, length, offset) -> {
          if (!isBlank(bytes, from, length)) {
            receiver.accept(element(json, part, bytes, from, length, offset));
          }
        });
  }

  private static boolean isBlank(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private T element(
      ObjectReader json, FilePart part, byte[] bytes, int from, int length, long offset) {
    try {
      return Objects.requireNonNull(json.<T>readValue(bytes, from, length), "null is no record");
    } catch (IOException | NullPointerException e) {
      throw new IllegalArgumentException(
          "%s, line at byte %d: no %s%s: %s; the line is %s"
              .formatted(
                  part.file(),
                  offset,
                  type.getSimpleName(),
                  component(e),
                  reason(e),
                  Texts.abbreviate(new String(bytes, from, length, StandardCharsets.UTF_8))),
          e);
    }
  }

  private static String component(Exception failure) {
    return failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining(".", ", component ", ""))
        : "";
  }

  private static String reason(Exception failure) {
    return failure instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : failure.getMessage();
  }
}
