package io.millrace.jdbc.internal.write.letter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.value.TextRules;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Rows as JSON, for people who look for what is wrong with them. */
final class RowJson {

  private static final int LAST_OF_ASCII = 127;
  private static final JsonFactory FACTORY = new JsonFactory();

  private RowJson() {}

  /** An object of the columns' names and values; binaries in Base64. */
  static String of(List<Column> columns, Object[] values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        write(json, values[i]);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  // Half a surrogate pair as its number, as it is no character that could be stored.
  private static void writeText(JsonGenerator json, String text) throws IOException {
    json.setHighestNonEscapedChar(TextRules.isWellFormed(text) ? 0 : LAST_OF_ASCII);
    json.writeString(text);
    json.setHighestNonEscapedChar(0);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if ((value instanceof Double number && Double.isFinite(number))
        || (value instanceof Float single && Float.isFinite(single))
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short) {
      json.writeNumber(value.toString());
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else {
      writeText(json, value.toString());
    }
  }
}
