package io.millrace.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;

/** Wherever a file is cut, its parts have the lines of the whole. */
class LineReaderTest {

  private static Path file;

  @BeforeContainer
  static void createFile() throws Exception {
    file = Files.createTempFile("lines", ".txt");
  }

  @AfterContainer
  static void deleteFile() throws Exception {
    Files.delete(file);
  }

  @Provide
  static Arbitrary<String> contents() {
    return Arbitraries.of("\n", "\n", "\r\n", "\r", "a", "bcdefghij", "ü", "黒", "🖤", "\uFEFF")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  private static List<String> lines(long from, long to) throws Exception {
    List<String> lines = new ArrayList<>();
    TextFormat.utf8().read(part(from, to), lines::add);
    return lines;
  }

  private static FilePart part(long from, long to) {
    return new FilePart(
        FileSystems.matchNewResource(file.toString(), false), Compression.UNCOMPRESSED, from, to);
  }

  private static List<String> linesByRegex(String content) {
    String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    List<String> lines = new ArrayList<>(List.of(text.split("\r?\n|\r\\z", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  @Property
  void wholeFile_hasTheLinesOfARegex(@ForAll("contents") String content) throws Exception {
    Files.writeString(file, content);

    assertThat(lines(0, Long.MAX_VALUE)).isEqualTo(linesByRegex(content));
  }

  @Property
  void everyCut_keepsEveryLine(@ForAll("contents") String content) throws Exception {
    Files.writeString(file, content);
    long size = content.getBytes(StandardCharsets.UTF_8).length;
    List<String> whole = lines(0, Long.MAX_VALUE);

    assertThat(
            LongStream.rangeClosed(1, size)
                .mapToObj(cut -> cut + ": " + joined(0, cut, Long.MAX_VALUE))
                .collect(Collectors.toList()))
        .isEqualTo(
            LongStream.rangeClosed(1, size)
                .mapToObj(cut -> cut + ": " + whole)
                .collect(Collectors.toList()));
  }

  @Property
  void everyCut_keepsEveryByteOfTheStream(@ForAll("contents") String content) throws Exception {
    Files.writeString(file, content);
    long size = content.getBytes(StandardCharsets.UTF_8).length;

    assertThat(
            LongStream.rangeClosed(1, size)
                .mapToObj(cut -> streamed(0, cut) + streamed(cut, Long.MAX_VALUE))
                .collect(Collectors.toList()))
        .isEqualTo(Collections.nCopies((int) size, content));
  }

  @Property
  void newline_isTheFirstOne(@ForAll byte[] bytes, @ForAll @IntRange(max = 9) int from) {
    assertThat(Newlines.find(bytes, from, bytes.length))
        .isEqualTo(
            IntStream.range(from, bytes.length)
                .filter(i -> bytes[i] == '\n')
                .findFirst()
                .orElse(-1));
  }

  private static String streamed(long from, long to) {
    try (LinesStream stream = new LinesStream(part(from, to))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property
  void threeParts_keepEveryLine(
      @ForAll("contents") String content, @ForAll int first, @ForAll int second) throws Exception {
    Files.writeString(file, content);
    long size = content.getBytes(StandardCharsets.UTF_8).length + 1L;
    long low = 1 + Math.floorMod(Math.min(first, second), size);
    long high = low + Math.floorMod(Math.max(first, second), size);

    assertThat(joined(0, low, high, Long.MAX_VALUE)).isEqualTo(lines(0, Long.MAX_VALUE));
  }

  private static List<String> joined(long... cuts) {
    try {
      List<String> lines = new ArrayList<>();
      for (int i = 1; i < cuts.length; i++) {
        lines.addAll(lines(cuts[i - 1], cuts[i]));
      }
      return lines;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
