package io.millrace.files;

import static io.millrace.files.DirectRuns.contents;
import static io.millrace.files.DirectRuns.publish;
import static io.millrace.files.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWriteTest {

  @TempDir Path directory;

  private TextWrite<String> part() {
    return TextFiles.write(directory + "/part");
  }

  private static SinkOpener<String> opener(TextWrite<String> write) {
    return write.opener(StringUtf8Coder.of());
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read there
  private static List<String> run(TextWrite<String> write, List<String>... bundles)
      throws Exception {
    List<String> receipts = write(opener(write), bundles);
    publish(write.publisher(null, null), receipts);
    return receipts;
  }

  /** Where the temporary directory is, once something has been written. */
  private Path temporaryDirectory() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static String fileName(String receipt) {
    return receipt.substring(0, receipt.indexOf(' '));
  }

  @Test
  void write_oneBundle() throws Exception {
    run(part(), List.of("one", "", "grün 黒 🖤"));

    assertThat(contents(directory))
        .containsExactly(entry("part-00000-of-00001.txt", "one\n\ngrün 黒 🖤\n"));
  }

  @Test
  void write_severalBundles() throws Exception {
    run(part(), List.of("one", "two"), List.of(), List.of("three"));

    assertThat(contents(directory))
        .containsOnlyKeys("part-00000-of-00002.txt", "part-00001-of-00002.txt")
        .containsValues("one\ntwo\n", "three\n");
  }

  @Test
  void write_beforeItIsPublished() throws Exception {
    write(opener(part()), List.of("one"));

    assertThat(contents(directory)).hasSize(1).containsValue("(directory)");
  }

  @Test
  void write_keysAndValues() throws Exception {
    TextWrite<KV<String, Long>> counts = TextFiles.write(directory + "/counts");
    publish(counts.publisher(null, null), write(counts.opener(null), List.of(KV.of("one", 1L))));

    assertThat(contents(directory)).containsExactly(entry("counts-00000-of-00001.txt", "one\t1\n"));
  }

  @Test
  void write_anyObject() throws Exception {
    TextWrite<Object> objects = TextFiles.write(directory + "/part");
    publish(
        objects.publisher(null, null),
        write(objects.opener(null), Arrays.asList(1, null, KV.of(null, List.of(2)))));

    assertThat(contents(directory).values()).containsExactly("1\nnull\nnull\t[2]\n");
  }

  @Test
  void write_textsLongerThanTheBuffer() throws Exception {
    List<String> texts = List.of("ab".repeat(100_000), "aü黒🖤".repeat(50_000));
    run(part(), texts);

    assertThat(contents(directory).values()).containsExactly(String.join("\n", texts) + "\n");
  }

  @Test
  void write_halfASurrogatePair() {
    assertThatThrownBy(() -> run(part(), List.of("a\uD83Db")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "half a surrogate pair, U+D83D, cannot be written in UTF-8; remove it from 'a");
  }

  @Test
  void charset_latin1() throws Exception {
    TextWrite<String> part = TextFiles.write(directory + "/part");
    run(part.header("Größe").charset(StandardCharsets.ISO_8859_1), List.of("grün", "x"));

    assertThat(Files.readAllBytes(directory.resolve("part-00000-of-00001.txt")))
        .isEqualTo("Größe\ngrün\nx\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void charset_characterThatItLacks_isRefused() {
    TextWrite<String> part = TextFiles.write(directory + "/part");

    assertThatThrownBy(() -> run(part.charset(StandardCharsets.US_ASCII), List.of("grün")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "a character, U+00FC, cannot be written in US-ASCII; remove it from");
  }

  @Test
  void charset_utf16_isRefused() {
    TextWrite<String> part = TextFiles.write(directory + "/part");

    assertThatThrownBy(() -> part.charset(StandardCharsets.UTF_16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("charset must be UTF-8 or have one byte a character");
  }

  @Test
  void write_nothing() throws Exception {
    run(part());

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.txt", ""));
  }

  @Test
  void publish_nothingTwice() throws Exception {
    TextWrite<String> write = part();
    publish(write.publisher(null, null), List.of());
    publish(write.publisher(null, null), List.of());

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.txt", ""));
  }

  @Test
  void publish_aBundleThatWasWrittenTwice() throws Exception {
    TextWrite<String> write = part();
    write(opener(write), List.of("one"));
    List<String> second = write(opener(write), List.of("one"));
    publish(write.publisher(null, null), second);

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.txt", "one\n"));
  }

  @Test
  void publish_twice() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = run(write, List.of("one"), List.of("two"));
    publish(write.publisher(null, null), receipts);

    assertThat(contents(directory))
        .containsOnlyKeys("part-00000-of-00002.txt", "part-00001-of-00002.txt")
        .containsValues("one\n", "two\n");
  }

  @Test
  void publish_afterHalfOfTheRenames() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = write(opener(write), List.of("one"), List.of("two"), List.of("three"));
    failAtTheSecondOfThree(write, receipts);
    publish(write.publisher(null, null), receipts);

    assertThat(contents(directory))
        .containsOnlyKeys(
            "part-00000-of-00003.txt", "part-00001-of-00003.txt", "part-00002-of-00003.txt")
        .containsValues("one\n", "two\n", "three\n");
  }

  @Test
  void publish_otherReceiptsAfterHalfOfTheRenames() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = write(opener(write), List.of("one"), List.of("two"), List.of("six"));
    failAtTheSecondOfThree(write, receipts);
    String renamed = Files.readString(directory.resolve("part-00000-of-00003.txt"));
    List<String> others = new ArrayList<>(receipts.subList(0, 2));
    others.addAll(write(opener(write), List.of("six")));

    assertThatThrownBy(() -> publish(write.publisher(null, null), others))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot publish %s/part-00000-of-00003.txt and those beside it: an attempt that died"
                + " has begun to publish other files; run the job again",
            directory);
    assertThat(contents(directory))
        .containsEntry("part-00000-of-00003.txt", renamed)
        .doesNotContainKey("part-00001-of-00003.txt");
  }

  @Test
  void publish_afterAllButTheListWasDeleted() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = write(opener(write), List.of("one"), List.of("two"), List.of("three"));
    failAtTheSecondOfThree(write, receipts);
    Path temporary = temporaryDirectory();
    String list = Files.readString(temporary.resolve("places"));
    publish(write.publisher(null, null), receipts);
    var published = contents(directory);
    write(Files.createDirectory(temporary), "places", list);
    publish(write.publisher(null, null), receipts);

    assertThat(contents(directory)).isEqualTo(published).hasSize(3);
  }

  /** Renames the first file; a directory in the way of the second one is gone afterwards. */
  private void failAtTheSecondOfThree(TextWrite<String> write, List<String> receipts)
      throws IOException {
    Path second = Files.createDirectory(directory.resolve("part-00001-of-00003.txt"));
    write(second, "in-the-way", "");
    assertThatThrownBy(() -> publish(write.publisher(null, null), receipts))
        .isInstanceOf(IOException.class);
    Files.delete(second.resolve("in-the-way"));
    Files.delete(second);
    assertThat(directory.resolve("part-00000-of-00003.txt")).exists();
  }

  @Test
  void publish_receiptsInAnyOrder() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = run(write, List.of("one"), List.of("three"));
    var first = contents(directory);
    List<String> reversed = new ArrayList<>(List.of(receipts.get(1), receipts.get(0)));
    publish(write.publisher(null, null), reversed);

    assertThat(contents(directory)).isEqualTo(first);
  }

  @Test
  void publish_fileThatIsGone() throws Exception {
    TextWrite<String> write = part();
    write(directory, "part-00000-of-00001.txt", "older\n");
    List<String> receipts = write(opener(write), List.of("one"));
    String fileName = fileName(receipts.get(0));
    Files.delete(temporaryDirectory().resolve(fileName));

    assertThatThrownBy(() -> publish(write.publisher(null, null), receipts))
        .isInstanceOf(IOException.class)
        .hasMessage(
            ("cannot publish %s/part-00000-of-00001.txt: the file %s/%s, of 4 bytes, was written"
                    + " for it and is gone; run the job again, and leave the directory alone"
                    + " meanwhile")
                .formatted(directory, temporaryDirectory(), fileName));
    assertThat(contents(directory)).containsEntry("part-00000-of-00001.txt", "older\n");
  }

  @Test
  void publish_fileThatIsGoneWithAnOlderOneOfItsLengthInItsPlace() throws Exception {
    TextWrite<String> write = part();
    Path older = write(directory, "part-00000-of-00001.txt", "old\n");
    Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(60)));
    List<String> receipts = write(opener(write), List.of("one"));
    Files.delete(temporaryDirectory().resolve(fileName(receipts.get(0))));

    assertThatThrownBy(() -> publish(write.publisher(null, null), receipts))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot publish %s/part-00000-of-00001.txt: the file ", directory)
        .hasMessageContaining(", of 4 bytes, was written for it and is gone; run the job again");
  }

  @Test
  void publish_oneOfTwoFilesIsGoneWithoutAList() throws Exception {
    TextWrite<String> write = part();
    List<String> receipts = write(opener(write), List.of("one"), List.of("two"));
    List<String> sorted = receipts.stream().sorted().toList();
    Files.move(
        temporaryDirectory().resolve(fileName(sorted.get(0))),
        directory.resolve("part-00000-of-00002.txt"));

    assertThatThrownBy(() -> publish(write.publisher(null, null), receipts))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("part-00000-of-00002.txt: the file ");
  }

  @Test
  void publish_overAnOlderResult() throws Exception {
    run(part(), List.of("a"), List.of("b"), List.of("c"));
    run(part(), List.of("new"));
    run(part(), List.of("newer"));

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.txt", "newer\n"));
  }

  @Test
  void publish_leavesOtherFilesAlone() throws Exception {
    write(directory, "part-aaaaa-of-bbbbb.txt", "");
    write(directory, "part-00000-of-00002.csv", "");
    write(directory, "part-two-00000-of-00002.txt", "");
    write(directory, "apart-00000-of-00002.txt", "");
    run(part(), List.of("one"));

    assertThat(contents(directory))
        .containsOnlyKeys(
            "apart-00000-of-00002.txt",
            "part-00000-of-00001.txt",
            "part-00000-of-00002.csv",
            "part-aaaaa-of-bbbbb.txt",
            "part-two-00000-of-00002.txt");
  }

  @Test
  void publish_leavesOtherRunsAlone() throws Exception {
    TextWrite<String> other = part();
    List<String> receipts = write(opener(other), List.of("other"));
    run(part(), List.of("one"));
    publish(other.publisher(null, null), receipts);

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.txt", "other\n"));
  }

  @Test
  void close_beforeTheFlush() throws Exception {
    SinkWriter<String> writer = opener(part()).open();
    writer.accept("one");
    Path temporary = temporaryDirectory();
    writer.close();

    assertThat(contents(temporary)).isEmpty();
  }

  @Test
  void receipt_bundleWithoutElements() throws Exception {
    SinkWriter<String> writer = opener(part()).open();
    writer.accept("one");
    writer.flush();
    writer.flush();

    assertThat(writer.receipt()).isEmpty();
  }

  @Test
  void suffix_another() throws Exception {
    run(part().suffix(".tsv"), List.of("one"));

    assertThat(contents(directory)).containsExactly(entry("part-00000-of-00001.tsv", "one\n"));
  }

  @Test
  void header_inEachFile() throws Exception {
    run(part().header("# word"), List.of("one"), List.of("two"));

    assertThat(contents(directory).values())
        .containsExactlyInAnyOrder("# word\none\n", "# word\ntwo\n");
  }

  @Test
  void header_ofNothing() throws Exception {
    run(part().header("# word"));

    assertThat(contents(directory).values()).containsExactly("# word\n");
  }

  @ParameterizedTest
  @CsvSource({"GZIP, .gz", "BZIP2, .bz2", "ZSTD, .zst", "DEFLATE, .deflate"})
  void compression_readAgain(Compression compression, String suffix) throws Exception {
    run(part().compression(compression), List.of("one", "two"));

    assertThat(directory.resolve("part-00000-of-00001.txt" + suffix)).exists();
    assertThat(DirectRuns.elements(TextFiles.lines(directory + "/part-*").splits(1)))
        .containsExactly("one", "two");
  }

  @Test
  void compression_ofNothing() throws Exception {
    run(part().compression(Compression.GZIP));

    assertThat(directory.resolve("part-00000-of-00001.txt.gz")).exists();
    assertThat(DirectRuns.elements(TextFiles.lines(directory + "/part-*").splits(1))).isEmpty();
  }

  @Test
  void compression_thatBeamOnlyReads() {
    assertThatThrownBy(() -> part().compression(Compression.ZIP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "compression must be one of [UNCOMPRESSED, GZIP, BZIP2, ZSTD, DEFLATE], is ZIP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/part*", "out[1]/part", "{a,b}"})
  void write_wildcardInThePrefix(String prefix) {
    assertThatThrownBy(() -> TextFiles.write(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "prefix must have none of * ? [ ] { } \\, is '%s'; files that it replaces are found by it",
            prefix);
  }

  @Test
  void write_directoryAsPrefix() {
    assertThatThrownBy(() -> TextFiles.write("out/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "prefix must end with the beginning of a file name, is 'out/'; write 'out/part', for"
                + " example");
  }

  @Test
  void suffix_withDirectory() {
    assertThatThrownBy(() -> part().suffix("/a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("suffix must have no '/', is '/a'; put directories into the prefix");
  }

  @Test
  void opener_missingDirectory() {
    assertThatThrownBy(() -> opener(TextFiles.write(directory + "/none/part")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot write to '%1$s/none/part': %1$s/none is no directory; create it", directory);
  }

  @Test
  void opener_unknownFileSystem() {
    assertThatThrownBy(() -> opener(TextFiles.write("s3://bucket/part")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot write to 's3://bucket/part': No filesystem found for scheme s3; correct the"
                + " prefix, or add the Beam module of that file system to the class path");
  }

  @Test
  void name_prefix() {
    assertThat(TextFiles.write("counts/part").getName()).isEqualTo("TextFiles.write(counts/part)");
  }
}
