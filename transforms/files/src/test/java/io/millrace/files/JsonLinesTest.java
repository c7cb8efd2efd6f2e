package io.millrace.files;

import static io.millrace.files.DirectRuns.contents;
import static io.millrace.files.DirectRuns.elements;
import static io.millrace.files.DirectRuns.publish;
import static io.millrace.files.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

  record Click(long id, String userName, Instant at) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by its content
  record Visit(List<Click> clicks, Map<String, LocalDate> dates, byte[] bytes) {}

  record Renamed(@JsonProperty("@id") int id, int otherThing) {}

  record Strict(int number, Boolean flag, String text, UUID uuid, Everything.Colour colour) {}

  record Made(String firstName, String lastName) {
    @JsonCreator
    static Made of(@JsonProperty("lastName") String last, @JsonProperty("firstName") String first) {
      return new Made(first, last);
    }
  }

  record Built(String firstName, String lastName) {
    @JsonCreator
    Built(
        @JsonProperty("id") int id,
        @JsonProperty("last") String last,
        @JsonProperty("first") String first) {
      this(first + id, last);
    }
  }

  record Twice(@JsonProperty("a") int first, @JsonProperty("a") int second) {}

  @TempDir Path directory;

  private JsonRead<Click> clicks() {
    return JsonLines.read(Click.class, directory + "/*");
  }

  private <T extends Record> List<T> read(Class<T> type) throws Exception {
    return elements(JsonLines.read(type, directory + "/*").splits(2));
  }

  private static <T extends Record> void run(JsonWrite<T> write, List<T> records) throws Exception {
    publish(write.publisher(null, null), write(write.opener(null), records));
  }

  private static Click click(long id, String userName, String at) {
    return new Click(id, userName, at == null ? null : Instant.parse(at));
  }

  @Test
  void read_oneFile() throws Exception {
    write(
        directory,
        "a.jsonl",
        "{\"id\":1,\"userName\":\"ann\",\"at\":\"2024-01-31T12:00:00Z\"}\n{\"id\":2}");

    assertThat(read(Click.class))
        .containsExactly(click(1, "ann", "2024-01-31T12:00:00Z"), click(2, null, null));
  }

  @Test
  void read_snakeCaseInAnotherOrder() throws Exception {
    write(directory, "a.jsonl", "{\"user_name\":\"ann\",\"more\":{\"id\":[7]},\"id\":1}\n");

    assertThat(read(Click.class)).containsExactly(click(1, "ann", null));
  }

  @Test
  void read_snakeCaseWithAFactory_isNoAlias() throws Exception {
    write(
        directory,
        "a.jsonl",
        "{\"first_name\":\"Ann\",\"last_name\":\"Lee\",\"lastName\":\"Roe\"}\n");

    assertThat(read(Made.class)).containsExactly(new Made(null, "Roe"));
  }

  @Test
  void read_constructorThatIsNotTheCanonicalOne() throws Exception {
    write(directory, "a.jsonl", "{\"id\":7,\"first\":\"Ann\",\"last\":\"Lee\"}\n");

    assertThat(read(Built.class)).containsExactly(new Built("Ann7", "Lee"));
  }

  @Test
  void read_annotatedRecord() throws Exception {
    write(directory, "a.jsonl", "{\"@id\":1,\"other_thing\":2}\n");

    assertThat(read(Renamed.class)).containsExactly(new Renamed(1, 2));
  }

  @Test
  void read_blankLinesAndCarriageReturns() throws Exception {
    write(directory, "a.jsonl", "\uFEFF{\"id\":1}\r\n\r\n \t\n{\"id\":2}\r\n\n");

    assertThat(read(Click.class)).containsExactly(click(1, null, null), click(2, null, null));
  }

  @Test
  void read_emptyFile() throws Exception {
    write(directory, "a.jsonl", "");

    assertThat(read(Click.class)).isEmpty();
  }

  @Test
  void read_noFile() {
    assertThatThrownBy(() -> clicks().splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no file matches '%s/*'", directory);
    assertThat(clicks().allowNone().splits(1)).isEqualTo(List.of());
  }

  @Test
  void read_largeFile() throws Exception {
    List<Click> written = IntStream.range(0, 100_000).mapToObj(i -> click(i, "ann", null)).toList();
    run(JsonLines.write(directory + "/clicks", Click.class), written);

    assertThat(clicks().splits(2)).hasSize(4);
    assertThat(read(Click.class)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"number\":5.5}          | number | Floating-point value",
        "{\"number\":\"5\"}        | number | Cannot coerce",
        "{\"number\":2147483648}   | number | out of range",
        "{\"number\":null}         | number | Cannot map `null`",
        "{}                        | number | Cannot map `null`",
        "{\"number\":1,\"flag\":\"true\"} | flag | Cannot coerce",
        "{\"number\":1,\"flag\":1} | flag | Cannot coerce",
        "{\"number\":1,\"text\":[]} | text | Cannot deserialize",
        "{\"number\":1,\"uuid\":\"\"} | uuid | write it like 123e4567-e89b",
        "{\"number\":1,\"uuid\":5} | uuid | Cannot deserialize",
        "{\"number\":1,\"colour\":\"BLUE\"} | colour | [RED, GREEN]",
        "{\"number\":1,\"colour\":0} | colour | not allowed to deserialize Enum value out of number"
      })
  void read_valueThatDoesNotConvert(String line, String component, String reason) throws Exception {
    Path file = write(directory, "a.jsonl", "{\"number\":1}\n" + line + "\n");

    assertThatThrownBy(() -> read(Strict.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("%s, line at byte 13: no Strict, component %s: ", file, component)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("; the line is %s", line);
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by its content
  record Measured(
      Double value,
      Float small,
      BigDecimal exact,
      Number any,
      double[] values,
      List<Double> list) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"value\":1e400",
        "\"value\":-1e400",
        "\"small\":1e39",
        "\"exact\":1e400000000",
        "\"exact\":1e-400000000",
        "\"any\":1e400",
        "\"values\":[1,1e400]",
        "\"list\":[1,-1e400]"
      })
  void read_numberThatItsTypeCannotHold_isRefused(String member) throws Exception {
    write(directory, "a.jsonl", "{%s}".formatted(member));

    assertThatThrownBy(() -> read(Measured.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void read_numbersAtTheirBounds_andInfinityAsAText() throws Exception {
    write(
        directory,
        "a.jsonl",
        "{\"value\":1.7976931348623157e308,\"small\":\"-Infinity\",\"exact\":1e131071,\"any\":5,"
            + "\"values\":[\"Infinity\",-0.0,2],\"list\":[null,1e-400]}");

    Measured measured = read(Measured.class).get(0);

    assertThat(measured.value).isEqualTo(Double.MAX_VALUE);
    assertThat(measured.small).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(measured.exact).isEqualByComparingTo("1e131071");
    assertThat(measured.any).isEqualTo(5);
    assertThat(measured.values).containsExactly(Double.POSITIVE_INFINITY, -0.0, 2);
    assertThat(measured.list).containsExactly(null, 0.0);
  }

  @Test
  void writeAndRead_halfASurrogatePair_isTheSame() throws Exception {
    List<Made> halves = List.of(new Made("a\uD83Db", "\uDE00"));
    run(JsonLines.write(directory + "/part", Made.class), halves);

    assertThat(read(Made.class)).isEqualTo(halves);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1            | Unexpected end-of-input",
        "{\"id\":1} {\"id\":2} | Trailing token",
        "[1]                  | Cannot deserialize",
        "null                 | null is no record",
        "id=1                 | Unrecognized token"
      })
  void read_lineThatIsNoRecord(String line, String reason) throws Exception {
    write(directory, "a.jsonl", line);

    assertThatThrownBy(() -> read(Click.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line at byte 0: no Click: ")
        .hasMessageContaining(reason);
  }

  @Test
  void read_longLineInTheMessage() throws Exception {
    write(directory, "a.jsonl", "{\"id\":" + "x".repeat(5_000));

    assertThatThrownBy(() -> read(Click.class)).hasMessageEndingWith("xxxx…");
  }

  @Test
  void maxLineBytes_longerLine() throws Exception {
    write(directory, "a.jsonl", "{\"id\":1}\n");

    assertThatThrownBy(() -> elements(clicks().maxLineBytes(5).splits(1)))
        .hasMessageContaining("has a line of more than 5 bytes at offset 0");
  }

  @Test
  void read_recordThatJacksonCannotMake() {
    assertThatThrownBy(() -> JsonLines.read(Twice.class, "a.jsonl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Twice has no form in JSON: ");
  }

  @Test
  void write_records() throws Exception {
    run(
        JsonLines.write(directory + "/clicks", Click.class),
        List.of(click(1, "a\n\"b\"", "2024-01-31T12:00:00Z"), click(2, null, null)));

    assertThat(contents(directory))
        .containsExactly(
            entry(
                "clicks-00000-of-00001.jsonl",
                """
                {"id":1,"userName":"a\\n\\"b\\"","at":"2024-01-31T12:00:00Z"}
                {"id":2,"userName":null,"at":null}
                """));
  }

  @Test
  void write_nothing() throws Exception {
    publish(JsonLines.write(directory + "/clicks", Click.class).publisher(null, null), List.of());

    assertThat(contents(directory)).containsExactly(entry("clicks-00000-of-00001.jsonl", ""));
  }

  @Test
  void write_nullRecord() {
    assertThatThrownBy(
            () ->
                run(
                    JsonLines.write(directory + "/clicks", Click.class),
                    Arrays.asList((Click) null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("null is no record; filter such elements out before");
  }

  @Test
  void writeAndRead_everyType() throws Exception {
    List<Everything> written =
        List.of(Everything.ordinary(), Everything.extreme(), Everything.absent());
    run(JsonLines.write(directory + "/all", Everything.class), written);

    assertThat(read(Everything.class)).isEqualTo(written);
  }

  @Test
  void writeAndRead_nested() throws Exception {
    List<Visit> written =
        List.of(
            new Visit(
                List.of(click(1, "ann", "2024-01-31T12:00:00Z")),
                Map.of("first", LocalDate.of(2024, 1, 31)),
                new byte[] {1, -1}));
    run(JsonLines.write(directory + "/visits", Visit.class), written);

    assertThat(read(Visit.class)).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void writeAndRead_withEverySetting() throws Exception {
    run(
        JsonLines.write(directory + "/clicks", Click.class)
            .suffix(".ndjson")
            .compression(Compression.ZSTD),
        List.of(click(1, "ann", null)));

    assertThat(directory.resolve("clicks-00000-of-00001.ndjson.zst")).exists();
    assertThat(read(Click.class)).containsExactly(click(1, "ann", null));
  }

  @Test
  void name_firstPattern() {
    assertThat(JsonLines.read(Click.class, "a").getName()).isEqualTo("JsonLines.read(a)");
    assertThat(JsonLines.write("a", Click.class).getName()).isEqualTo("JsonLines.write(a)");
  }
}
