package io.millrace.files;

import static io.millrace.files.DirectRuns.elements;
import static io.millrace.files.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReadTest {

  @TempDir Path directory;

  private TextRead all() {
    return TextFiles.lines(directory + "/*");
  }

  private static List<String> lines(TextRead read) throws Exception {
    return elements(read.splits(2));
  }

  @Test
  void lines_ofOneFile() throws Exception {
    write(directory, "a.txt", "one\ntwo\n");

    assertThat(lines(all())).containsExactly("one", "two");
  }

  @Test
  void lines_lastWithoutEnd() throws Exception {
    write(directory, "a.txt", "one\ntwo");

    assertThat(lines(all())).containsExactly("one", "two");
  }

  @Test
  void lines_carriageReturns() throws Exception {
    write(directory, "a.txt", "one\r\n\r\nt\rwo\r\nend\r");

    assertThat(lines(all())).containsExactly("one", "", "t\rwo", "end");
  }

  @Test
  void lines_emptyOnes() throws Exception {
    write(directory, "a.txt", "\n\na\n\n");

    assertThat(lines(all())).containsExactly("", "", "a", "");
  }

  @Test
  void lines_emptyFile() throws Exception {
    write(directory, "a.txt", "");

    assertThat(lines(all())).isEmpty();
  }

  @Test
  void lines_byteOrderMark() throws Exception {
    write(directory, "a.txt", "\uFEFFone\ntwo\n");
    write(directory, "b.txt", "\uFEFF");

    assertThat(lines(all())).containsExactly("one", "two");
  }

  @Test
  void lines_ofEveryLanguage() throws Exception {
    write(directory, "a.txt", "grün\nчёрный\n黒\n🖤\n");

    assertThat(lines(all())).containsExactly("grün", "чёрный", "黒", "🖤");
  }

  @Test
  void lines_longerThanABlock() throws Exception {
    String longLine = "ab".repeat(500_000);
    write(directory, "a.txt", "short\n" + longLine + "\nend");

    assertThat(lines(all())).containsExactly("short", longLine, "end");
  }

  @Test
  void lines_ofALargeFile() throws Exception {
    List<String> written = IntStream.range(0, 400_000).mapToObj("line %07d"::formatted).toList();
    write(directory, "a.txt", String.join("\n", written));

    assertThat(all().splits(2)).hasSize(5);
    assertThat(lines(all())).isEqualTo(written);
  }

  @Test
  void lines_ofManySmallFiles() throws Exception {
    DirectRuns.writeNumbered(directory, 100, 400);

    assertThat(all().splits(2)).hasSize(9);
    assertThat(lines(all()))
        .containsExactlyElementsOf(IntStream.range(100, 400).mapToObj(String::valueOf).toList());
  }

  @Test
  void lines_namesWithSpaces() throws Exception {
    Path spaced = Files.createDirectory(directory.resolve("my files"));
    write(spaced, "a b.txt", "one\n");

    assertThat(lines(TextFiles.lines(spaced + "/a b.txt"))).containsExactly("one");
  }

  @Test
  void lines_fileThatTwoPatternsMatch() throws Exception {
    write(directory, "a.txt", "one\n");

    assertThat(lines(TextFiles.lines(directory + "/*.txt", directory + "/a*")))
        .containsExactly("one");
  }

  @ParameterizedTest
  @CsvSource({"GZIP, .gz", "BZIP2, .bz2", "ZSTD, .zst", "DEFLATE, .deflate"})
  void lines_compressed(Compression compression, String suffix) throws Exception {
    Path file = directory.resolve("a.txt" + suffix);
    try (OutputStream out =
        Channels.newOutputStream(
            compression.writeCompressed(Channels.newChannel(Files.newOutputStream(file))))) {
      out.write("\uFEFFone\ntwo".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(lines(all())).containsExactly("one", "two");
  }

  @Test
  void lines_compressedAndLarge() throws Exception {
    List<String> written = IntStream.range(0, 400_000).mapToObj("line %07d"::formatted).toList();
    try (OutputStream out =
        Channels.newOutputStream(
            Compression.GZIP.writeCompressed(
                Channels.newChannel(Files.newOutputStream(directory.resolve("a.gz")))))) {
      out.write(String.join("\n", written).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(lines(all())).isEqualTo(written);
  }

  @Test
  void splits_noFile() {
    assertThatThrownBy(() -> TextFiles.lines(directory + "/*.txt").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no file matches '%s/*.txt'; correct the path (the files of a directory are"
                    .formatted(directory)
                + " 'directory/*'), or call allowNone() if there may be none");
  }

  @Test
  void splits_onePatternWithoutFile() throws Exception {
    Path file = write(directory, "a.txt", "one\n");

    assertThatThrownBy(() -> TextFiles.lines(file.toString(), directory + "/b.txt").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no file matches '%s/b.txt'".formatted(directory));
  }

  @Test
  void splits_noneAllowed() throws Exception {
    assertThat(lines(TextFiles.lines(directory + "/*.txt", directory + "/b").allowNone()))
        .isEmpty();
  }

  @Test
  void splits_unknownFileSystem() {
    assertThatThrownBy(() -> TextFiles.lines("s3://bucket/*.txt").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot look for 's3://bucket/*.txt': No filesystem found for scheme s3; correct the"
                + " path, or add the Beam module of that file system to the class path");
  }

  @Test
  void lines_noPattern() {
    assertThatThrownBy(TextFiles::lines)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("files must have at least one pattern, have none");
  }

  @Test
  void lines_notUtf8() throws Exception {
    Path file = directory.resolve("a.txt");
    Files.write(file, "one\ngrün\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> lines(all()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " is not in UTF-8: byte 0xFC at offset 6 is no character; name its charset with"
                + " charset(...), or lose such bytes with replaceMalformed()");
  }

  @Test
  void lines_characterThatTheLineCutsOff() throws Exception {
    Files.write(directory.resolve("a.txt"), new byte[] {'a', (byte) 0xC3, '\n', 'b'});

    assertThatThrownBy(() -> lines(all()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("byte 0xC3 at offset 1");
  }

  @Test
  void replaceMalformed_notUtf8() throws Exception {
    Files.write(directory.resolve("a.txt"), "grün".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(lines(all().replaceMalformed())).containsExactly("gr\uFFFDn");
  }

  @Test
  void lines_replacementCharacterInTheFile() throws Exception {
    write(directory, "a.txt", "gr\uFFFDn\n");

    assertThat(lines(all())).containsExactly("gr\uFFFDn");
  }

  @Test
  void charset_latin1() throws Exception {
    Files.write(directory.resolve("a.txt"), "grün\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(lines(all().charset(StandardCharsets.ISO_8859_1))).containsExactly("grün");
  }

  @Test
  void charset_utf16() {
    assertThatThrownBy(() -> all().charset(StandardCharsets.UTF_16LE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "charset must be UTF-8 or have one byte a character and the line ends of ASCII, is"
                + " UTF-16LE; convert the files to UTF-8 first");
  }

  @Test
  void maxLineBytes_longerLine() throws Exception {
    Path file = write(directory, "a.txt", "1234567890\n12345678901\n");

    assertThatThrownBy(() -> lines(all().maxLineBytes(10)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " has a line of more than 10 bytes at offset 11; raise maxLineBytes, or check"
                + " that this is a text file");
  }

  @Test
  void maxLineBytes_hostileFile() throws Exception {
    Path file = write(directory, "a.txt", "x".repeat(3_000_000));

    assertThatThrownBy(() -> lines(all().maxLineBytes(500_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("%s has a line of more than 500000 bytes at offset 0", file);
  }

  @Test
  void maxLineBytes_lineOfJustSoMany() throws Exception {
    String line = "x".repeat(200_000);
    write(directory, "a.txt", line + "\r\n" + line);

    assertThat(lines(all().maxLineBytes(200_000))).containsExactly(line, line);
  }

  @Test
  void maxLineBytes_none() {
    assertThatThrownBy(() -> all().maxLineBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxLineBytes must be 1 to 1073741824, is 0");
  }

  @Test
  void read_failingReceiver() throws Exception {
    write(directory, "a.txt", "one\n");
    IllegalStateException failure = new IllegalStateException("full");

    assertThatThrownBy(
            () ->
                all()
                    .splits(1)
                    .get(0)
                    .read(
                        line -> {
                          throw failure;
                        }))
        .isSameAs(failure);
  }

  @Test
  void setters_leaveTheReadAsItIs() {
    TextRead read = TextFiles.lines(directory + "/*.txt");

    assertThat(read.allowNone().splits(1)).isEqualTo(Collections.emptyList());
    assertThatThrownBy(() -> read.splits(1)).hasMessageStartingWith("no file matches");
  }

  @Test
  void name_firstPattern() {
    assertThat(TextFiles.lines("a.txt").getName()).isEqualTo("TextFiles.lines(a.txt)");
    assertThat(TextFiles.lines("a.txt", "b.txt").getName()).isEqualTo("TextFiles.lines(a.txt, …)");
  }

  @Test
  void lines_unfinishedFilesOfAFailedJob_arePassedOver() throws Exception {
    TextWrite<String> failed = TextFiles.write(directory + "/part");
    write(failed.opener(StringUtf8Coder.of()), List.of("unfinished"));
    write(directory, "a", "finished\n");

    assertThat(elements(TextFiles.lines(directory + "/**").splits(1))).containsExactly("finished");
    assertThat(elements(TextFiles.lines(directory + "/.millrace-*/*").splits(1)))
        .containsExactly("unfinished");
  }
}
