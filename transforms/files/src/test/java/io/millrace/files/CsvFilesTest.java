package io.millrace.files;

import static io.millrace.files.DirectRuns.contents;
import static io.millrace.files.DirectRuns.elements;
import static io.millrace.files.DirectRuns.publish;
import static io.millrace.files.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFilesTest {

  record Order(long id, String customerName, BigDecimal amount) {}

  record Name(String name) {}

  record Users(int userId, int userID) {}

  record Person(int id, String name) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by its content
  record Bytes(byte[] bytes) {}

  record Basket(List<String> goods) {}

  record Positive(int number) {
    Positive {
      if (number <= 0) {
        throw new IllegalArgumentException("number must be positive");
      }
    }
  }

  @TempDir Path directory;

  private CsvRead<Order> orders() {
    return CsvFiles.read(Order.class, directory + "/*");
  }

  private <T extends Record> List<T> read(Class<T> type) throws Exception {
    return elements(CsvFiles.read(type, directory + "/*").splits(2));
  }

  private static <T extends Record> void run(CsvWrite<T> write, List<T> records) throws Exception {
    publish(write.publisher(null, null), write(write.opener(null), records));
  }

  private static Order order(long id, String customerName, String amount) {
    return new Order(id, customerName, amount == null ? null : new BigDecimal(amount));
  }

  @Test
  void read_oneFile() throws Exception {
    write(directory, "a.csv", "id,customerName,amount\n1,ann,1.50\n2,bob,2\n");

    assertThat(read(Order.class)).containsExactly(order(1, "ann", "1.50"), order(2, "bob", "2"));
  }

  @Test
  void read_snakeCaseInAnotherOrder() throws Exception {
    write(directory, "a.csv", "AMOUNT,note,Customer_Name,id\n1.50,x,ann,1\n");

    assertThat(read(Order.class)).containsExactly(order(1, "ann", "1.50"));
  }

  @Test
  void read_filesWithDifferentHeaders() throws Exception {
    write(directory, "a.csv", "id,customerName,amount\n1,ann,1\n");
    write(directory, "b.csv", "amount,id,customer_name\n2,2,bob\n");

    assertThat(read(Order.class)).containsExactly(order(1, "ann", "1"), order(2, "bob", "2"));
  }

  @Test
  void read_quotesAndLineBreaks() throws Exception {
    write(directory, "a.csv", "id,customerName,amount\r\n1,\"a \"\"b\"\",\r\nc\",\"1\"\r\n2,b,2");

    assertThat(read(Order.class))
        .containsExactly(order(1, "a \"b\",\r\nc", "1"), order(2, "b", "2"));
  }

  @Test
  void read_emptyFields() throws Exception {
    write(directory, "a.csv", "id,customerName,amount\n1,,\n2,\"\",\"\"\n");

    assertThat(read(Order.class)).containsExactly(order(1, null, null), order(2, "", null));
  }

  @Test
  void read_emptyLines() throws Exception {
    write(directory, "a.csv", "\nid,customerName,amount\n\n1,ann,1\n\n");

    assertThat(read(Order.class)).containsExactly(order(1, "ann", "1"));
  }

  @Test
  void read_emptyLinesOfOneColumn() throws Exception {
    write(directory, "a.csv", "name\nann\n\n\"\"\n");

    assertThat(read(Name.class)).containsExactly(new Name("ann"), new Name(null), new Name(""));
  }

  @Test
  void read_byteOrderMark() throws Exception {
    write(directory, "a.csv", "\uFEFF\"id\",customerName,amount\n1,ann,1\n");

    assertThat(read(Order.class)).containsExactly(order(1, "ann", "1"));
  }

  @Test
  void read_emptyFile() throws Exception {
    write(directory, "a.csv", "");
    write(directory, "b.csv", "\uFEFF");
    write(directory, "c.csv", "id,customerName,amount");

    assertThat(read(Order.class)).isEmpty();
  }

  @Test
  void read_noFile() {
    assertThatThrownBy(() -> orders().splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no file matches '%s/*'", directory);
    assertThat(orders().allowNone().splits(1)).isEqualTo(List.of());
  }

  @Test
  void read_missingColumn() throws Exception {
    Path file = write(directory, "a.csv", "id,customer,amount\n");

    assertThatThrownBy(() -> orders().splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "component customerName of Order has no column in %s, which has id, customer,"
                + " amount; name its column by @CsvColumn",
            file);
  }

  record Member(
      String name,
      @CsvColumn("Years since joining") Integer years,
      @CsvColumn("Current?") String current) {}

  @Test
  void read_columnsThatAreNamed() throws Exception {
    write(directory, "a.csv", "Current?,NAME,Years since joining,years\nYES,Hank,52,1\n");

    assertThat(read(Member.class)).containsExactly(new Member("Hank", 52, "YES"));
  }

  @Test
  void read_columnThatIsNamed_otherCase_isMissing() throws Exception {
    Path file = write(directory, "a.csv", "name,years since joining,current?\n");

    assertThatThrownBy(() -> read(Member.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "component years of Member has no column 'Years since joining' in %s, which has ",
            file);
  }

  @Test
  void write_columnsThatAreNamed() throws Exception {
    run(
        CsvFiles.write(directory + "/m", Member.class),
        List.of(new Member("Hank", 52, null), new Member("Janet", null, "NO")));

    assertThat(contents(directory).values())
        .containsExactly("name,Years since joining,Current?\nHank,52,\nJanet,,NO\n");
    assertThat(read(Member.class))
        .containsExactlyInAnyOrder(new Member("Hank", 52, null), new Member("Janet", null, "NO"));
  }

  record Numbers(BigDecimal decimal, BigInteger whole) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400000000,1", "-1e131072,1", "1e-400000000,1", "1e-16384,1", "1,1e5", "1e,1"})
  void read_numberBeyondAllBounds_isRefused(String line) throws Exception {
    write(directory, "a.csv", "decimal,whole\n" + line + "\n");

    assertThatThrownBy(() -> read(Numbers.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2, column ");
  }

  @Test
  void read_wholeNumberOfTooManyDigits_isRefused() throws Exception {
    write(directory, "a.csv", "decimal,whole\n1," + "9".repeat(1_000_000) + "\n");

    assertThatThrownBy(() -> read(Numbers.class)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_numbersAtTheBounds() throws Exception {
    write(directory, "a.csv", "decimal,whole\n1e131071,1\n1e-16383,-2\n");

    assertThat(read(Numbers.class))
        .containsExactly(
            new Numbers(new BigDecimal("1e131071"), BigInteger.ONE),
            new Numbers(new BigDecimal("1e-16383"), BigInteger.valueOf(-2)));
  }

  @Test
  void writeAndRead_latin1() throws Exception {
    run(
        CsvFiles.write(directory + "/p", Person.class).charset(StandardCharsets.ISO_8859_1),
        List.of(new Person(1, "Zoë \u00fc\u00df")));

    assertThat(Files.readAllBytes(directory.resolve("p-00000-of-00001.csv")))
        .isEqualTo("id,name\n1,Zoë \u00fc\u00df\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(
            elements(
                CsvFiles.read(Person.class, directory + "/*")
                    .charset(StandardCharsets.ISO_8859_1)
                    .splits(2)))
        .containsExactly(new Person(1, "Zoë \u00fc\u00df"));
  }

  @Test
  void write_characterThatTheCharsetLacks_isRefused() {
    CsvWrite<Person> people =
        CsvFiles.write(directory + "/p", Person.class).charset(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> run(people, List.of(new Person(1, "5 \u20ac"))))
        .hasStackTraceContaining(
            "a character, U+20AC, cannot be written in ISO-8859-1; remove it from '");
  }

  @Test
  void read_ambiguousColumn() throws Exception {
    Path file = write(directory, "a.csv", "id,customer_name,customername_,amount\n");

    assertThatThrownBy(() -> orders().splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "component customerName of Order may be any of the columns [customer_name,"
                + " customername_] of %s; rename all but one",
            file);
  }

  @Test
  void read_twoComponentsOfOneColumn() throws Exception {
    Path file = write(directory, "a.csv", "user_id\n5\n");

    assertThatThrownBy(() -> CsvFiles.read(Users.class, directory + "/*").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "components userId and userID of Users both take the column user_id of %s; rename one"
                + " of them, or add its column",
            file);
  }

  @Test
  void read_componentsThatDifferInCase_takeTheirOwnColumns() throws Exception {
    write(directory, "a.csv", "userID,userId\n5,6\n");

    assertThat(read(Users.class)).containsExactly(new Users(6, 5));
  }

  @Test
  void write_twoComponentsOfOneColumn() {
    assertThatThrownBy(() -> CsvFiles.write(directory + "/users", Users.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "components userId and userID of Users both go to the column user_id; rename one of"
                + " them");
  }

  @Test
  void read_valueThatDoesNotConvert() throws Exception {
    Path file = write(directory, "a.csv", "id,customer_name,Amount\n1,\"a\nb\",1\n2,bob,\"1,5\"\n");

    assertThatThrownBy(() -> read(Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 4, column Amount: '1,5' is no BigDecimal for component amount of Order;"
                + " write it like 1.50",
            file);
  }

  @Test
  void read_emptyFieldForAPrimitive() throws Exception {
    Path file = write(directory, "a.csv", "id,customer_name,amount\n,bob,1\n");

    assertThatThrownBy(() -> read(Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 2, column id is empty, and component id of Order is a primitive long; use"
                + " its box",
            file);
  }

  @Test
  void read_tooFewFields() throws Exception {
    Path file = write(directory, "a.csv", "id,customer_name,amount\n1,bob\n");

    assertThatThrownBy(() -> read(Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 2 has 2 fields, and the header has 3; correct it, or quote fields with"
                + " separators",
            file);
  }

  @Test
  void read_tooManyFields() throws Exception {
    write(directory, "a.csv", "id,customer_name,amount\n1,bob,1,5\n");

    assertThatThrownBy(() -> read(Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2 has 4 fields, and the header has 3");
  }

  @Test
  void read_recordThatRefuses() throws Exception {
    Path file = write(directory, "a.csv", "number\n1\n-1\n");

    assertThatThrownBy(() -> read(Positive.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 3 is refused by Positive: java.lang.IllegalArgumentException: number must be"
                + " positive",
            file);
  }

  @Test
  void read_notUtf8() throws Exception {
    Path file = directory.resolve("a.csv");
    Files.write(file, "name\nann\ngrün\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(Name.class))
        .hasMessageStartingWith(file + " is not in UTF-8")
        .hasMessageEndingWith("name its charset with charset(...)");
  }

  @Test
  void charset_latin1() throws Exception {
    Files.write(directory.resolve("a.csv"), "name\ngrün\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(
            elements(
                CsvFiles.read(Name.class, directory + "/*")
                    .charset(StandardCharsets.ISO_8859_1)
                    .splits(1)))
        .containsExactly(new Name("grün"));
  }

  @Test
  void read_quoteThatNeverEnds() throws Exception {
    write(directory, "a.csv", "name\n\"" + "x".repeat(20_000_000));

    assertThatThrownBy(() -> read(Name.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\n5,\"ann\n6,bob\n7,carl\n",
        "name,id\nann,\"5\nbob,6\n",
        "id,name\n5,\"ann",
        "id,name\n5,\"ann\"\"\n",
        "id,name,note\n5,ann,\"\n",
        "id,name\n5,\""
      })
  void read_openQuote_isRefused(String text) throws Exception {
    Path file = write(directory, "a.csv", text);

    assertThatThrownBy(() -> read(Person.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 2 has a quote that nothing closes before the end of the file; close it, or"
                + " double it",
            file);
  }

  @Test
  void read_openQuoteInTheHeader_isRefused() throws Exception {
    Path file = write(directory, "a.csv", "id,\"name\n5,ann\n");

    assertThatThrownBy(() -> CsvFiles.read(Person.class, directory + "/*").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, header has a quote that nothing closes before the end of the file; close it, or"
                + " double it",
            file);
  }

  @Test
  void read_charactersBehindAQuote_areRefused() throws Exception {
    Path file = write(directory, "a.csv", "id,name\n5,\"ann\n6,\"bob\"\n");

    assertThatThrownBy(() -> read(Person.class))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s, line 2 cannot be read: Unexpected character after closing quote: b; close the"
                + " quote before it, or double quotes that belong to a value",
            file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\n5,ann\n6,\"b,b\"",
        "id,name\n5,ann\n6,\"b,b\"\n",
        "id,name\r\n5,ann\r\n6,\"b,b\"\r\n",
        "id,name\r5,ann\r6,\"b,b\"\r",
        "id,name,note\n5,ann,\n6,\"b,b\","
      })
  void read_closedQuotes_withAnyEnd(String text) throws Exception {
    write(directory, "a.csv", text);

    assertThat(read(Person.class)).containsExactly(new Person(5, "ann"), new Person(6, "b,b"));
  }

  @Test
  void read_quoteInsideAnUnquotedField_isText() throws Exception {
    write(directory, "a.csv", "id,name\n5,1\" pipe");

    assertThat(read(Person.class)).containsExactly(new Person(5, "1\" pipe"));
  }

  @Test
  void splittable_openQuote_isRefused() throws Exception {
    Path file =
        write(
            directory,
            "a.csv",
            "name\n" + "1234567\n".repeat(50_000) + "\"open\n" + "a\n".repeat(2_000_000));

    assertThatThrownBy(
            () -> elements(CsvFiles.read(Name.class, directory + "/*").splittable().splits(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, line 50002 has a quote that nothing closes in this part of the file; close it, or"
                + " read without splittable() if fields have line breaks",
            file);
  }

  @Test
  void separator_semicolon() throws Exception {
    write(directory, "a.csv", "id;customer_name;amount\n1;a,b;1\n");

    assertThat(elements(orders().separator(';').splits(1))).containsExactly(order(1, "a,b", "1"));
  }

  @Test
  void separator_numberSign() throws Exception {
    List<Person> written = List.of(new Person(1, "a#;b"), new Person(2, ";"), new Person(3, "#"));
    run(CsvFiles.write(directory + "/people", Person.class).separator('#'), written);

    assertThat(contents(directory).values()).containsExactly("id#name\n1#\"a#;b\"\n2#;\n3#\"#\"\n");
    assertThat(elements(CsvFiles.read(Person.class, directory + "/*").separator('#').splits(1)))
        .isEqualTo(written);
  }

  @Test
  void separator_quote() {
    assertThatThrownBy(() -> orders().separator('"'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("separator must be neither a quote nor a line end, is U+0022");
  }

  @Test
  void splits_byDefaultAFileEach() throws Exception {
    write(directory, "a.csv", "name\n" + "ann\n".repeat(1_000_000));

    assertThat(CsvFiles.read(Name.class, directory + "/*").splits(2)).hasSize(1);
  }

  @Test
  void splittable_largeFile() throws Exception {
    List<Name> written =
        IntStream.range(0, 400_000).mapToObj(i -> new Name("name %07d".formatted(i))).toList();
    run(CsvFiles.write(directory + "/names", Name.class), written);
    CsvRead<Name> read = CsvFiles.read(Name.class, directory + "/*").splittable();

    assertThat(read.splits(2)).hasSize(5);
    assertThat(elements(read.splits(2))).isEqualTo(written);
  }

  @Test
  void splittable_valueThatDoesNotConvert() throws Exception {
    Path file = write(directory, "a.csv", "number\n" + "1000000\n".repeat(200_000) + "x\n");
    CsvRead<Positive> read = CsvFiles.read(Positive.class, directory + "/*").splittable();

    assertThatThrownBy(() -> elements(read.splits(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            file
                + ", line \\d+ behind byte \\d+, column number: 'x' is no int for component number"
                + " of Positive; write it like 12");
  }

  @Test
  void read_componentWithoutForm() {
    assertThatThrownBy(() -> CsvFiles.read(Basket.class, "a.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "component goods of Basket is a List, which has no form in CSV; use a text");
  }

  @Test
  void write_records() throws Exception {
    run(
        CsvFiles.write(directory + "/orders", Order.class),
        List.of(order(1, "a \"b\", c", "1.50"), order(2, null, null), order(3, "", "0")));

    assertThat(contents(directory))
        .containsExactly(
            entry(
                "orders-00000-of-00001.csv",
                "id,customer_name,amount\n1,\"a \"\"b\"\", c\",1.50\n2,,\n3,\"\",0\n"));
  }

  @Test
  void write_nothing() throws Exception {
    CsvWrite<Order> write = CsvFiles.write(directory + "/orders", Order.class);
    publish(write.publisher(null, null), List.of());

    assertThat(contents(directory))
        .containsExactly(entry("orders-00000-of-00001.csv", "id,customer_name,amount\n"));
  }

  @Test
  void write_nullRecord() {
    assertThatThrownBy(
            () ->
                run(
                    CsvFiles.write(directory + "/orders", Order.class),
                    Arrays.asList((Order) null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("null is no record; filter such elements out before");
  }

  @Test
  void writeAndRead_everyType() throws Exception {
    List<Everything> written =
        List.of(Everything.ordinary(), Everything.extreme(), Everything.absent());
    run(CsvFiles.write(directory + "/all", Everything.class), written);

    assertThat(read(Everything.class)).isEqualTo(written);
  }

  @Test
  void writeAndRead_nullInTheOnlyColumn() throws Exception {
    List<Name> written = List.of(new Name(null), new Name(""), new Name("a"), new Name(null));
    run(CsvFiles.write(directory + "/names", Name.class), written);

    assertThat(read(Name.class)).isEqualTo(written);
  }

  @Test
  void writeAndRead_bytes() throws Exception {
    run(
        CsvFiles.write(directory + "/bytes", Bytes.class),
        List.of(new Bytes(new byte[] {1, -1}), new Bytes(new byte[0]), new Bytes(null)));

    assertThat(read(Bytes.class))
        .extracting(Bytes::bytes)
        .containsExactly(new byte[] {1, -1}, new byte[0], null);
  }

  @Test
  void writeAndRead_withEverySetting() throws Exception {
    CsvWrite<Order> write =
        CsvFiles.write(directory + "/orders", Order.class)
            .separator('\t')
            .suffix(".tsv")
            .compression(Compression.GZIP);
    run(write, List.of(order(1, "a\tb", "1")));

    assertThat(directory.resolve("orders-00000-of-00001.tsv.gz")).exists();
    assertThat(elements(orders().separator('\t').splits(1))).containsExactly(order(1, "a\tb", "1"));
  }

  @Test
  void name_firstPattern() {
    assertThat(CsvFiles.read(Order.class, "a.csv").getName()).isEqualTo("CsvFiles.read(a.csv)");
    assertThat(CsvFiles.write("a", Order.class).getName()).isEqualTo("CsvFiles.write(a)");
  }
}
