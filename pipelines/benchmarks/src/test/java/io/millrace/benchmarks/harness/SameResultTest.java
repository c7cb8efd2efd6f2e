package io.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.data.DataFolder;
import io.millrace.benchmarks.data.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A comparison is worth something only if all do the same work. */
class SameResultTest {

  /** Few: textbook Beam on DirectRunner takes tens of milliseconds for each distinct key. */
  private static final long AMOUNT = 30;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("contestants")
  void main_sameResultAsTheLoop(Work work, Peer peer) throws Exception {
    Path input = new DataFolder(folder.resolve("data")).of(new DataSet(work.data(), AMOUNT, 42));

    ResultDigest loop = run(work, Peer.LOOP, input);
    ResultDigest result = run(work, peer, input);

    assertThat(result).isEqualTo(loop);
    assertThat(result.lines()).isPositive();
  }

  /** W6 has the programs of W2, and of so few rows more than one to a key. */
  static Stream<Arguments> contestants() {
    return Stream.of(Work.W1, Work.W5, Work.W6)
        .flatMap(
            work ->
                Stream.of(Peer.values())
                    .filter(peer -> peer != Peer.LOOP)
                    .map(peer -> Arguments.of(work, peer)));
  }

  private ResultDigest run(Work work, Peer peer, Path input) throws Exception {
    Path output = Files.createDirectories(folder.resolve(peer.name()));
    List<String> arguments = new ArrayList<>(List.of(input.toString(), output.toString()));
    arguments.addAll(peer.options());
    Class.forName(peer.mainClass(work))
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments.toArray(String[]::new));
    return ResultDigest.of(output);
  }
}
