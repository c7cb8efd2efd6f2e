package io.millrace.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmarks.work.Order;
import io.millrace.benchmarks.work.Visit;
import io.millrace.benchmarks.work.WordCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path root;

  @Test
  void of_words() throws IOException {
    List<String> lines = lines(DataKind.WORDS, 20_000);

    assertThat(lines.stream().mapToLong(line -> line.length() + 1).sum())
        .isBetween(20_000L, 21_500L);
    assertThat(lines.stream().mapToInt(line -> WordCount.words(line).size()).distinct().sorted())
        .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(lines.stream().map(WordCount::words).flatMap(Collection::stream))
        .allMatch(word -> word.matches("[a-z]{3,12}"));
  }

  @Test
  void of_orders() throws IOException {
    List<Order> orders = lines(DataKind.ORDERS, 20_000).stream().map(Order::parse).toList();

    assertThat(orders).hasSize(20_000);
    assertThat(orders.stream().map(Order::region).distinct()).hasSize(20);
    assertThat(orders.stream().map(Order::day).distinct()).hasSize(365);
    assertThat(orders).allMatch(order -> order.cents() >= 100 && order.cents() <= 1_000_000);
    assertThat(share(orders.stream().filter(Order::isPaid).toList())).isCloseTo(0.6, within(0.02));
    // Half of all amounts are below the geometric mean of the smallest and the greatest.
    assertThat(share(orders.stream().filter(order -> order.cents() < 10_000).toList()))
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void of_hotOrders() throws IOException {
    List<Order> orders = lines(DataKind.HOT_ORDERS, 20_000).stream().map(Order::parse).toList();

    assertThat(share(orders.stream().filter(DataFolderTest::isHot).toList()))
        .isCloseTo(0.9, within(0.01));
  }

  @Test
  void of_visits() throws IOException {
    List<Visit> visits = lines(DataKind.VISITS, 20_000).stream().map(Visit::parse).toList();

    assertThat(visits).hasSize(20_000);
    assertThat(visits.stream().map(Visit::user).distinct()).hasSize(20_000);
  }

  @Test
  void of_sameSeed() throws IOException {
    Path one = new DataFolder(root.resolve("one")).of(new DataSet(DataKind.WORDS, 10_000, 42));
    Path other = new DataFolder(root.resolve("other")).of(new DataSet(DataKind.WORDS, 10_000, 42));

    assertThat(read(other)).isEqualTo(read(one));
  }

  @Test
  void of_otherSeed() throws IOException {
    Path one = new DataFolder(root).of(new DataSet(DataKind.WORDS, 10_000, 42));
    Path other = new DataFolder(root).of(new DataSet(DataKind.WORDS, 10_000, 43));

    assertThat(read(other)).isNotEqualTo(read(one));
  }

  private List<String> lines(DataKind kind, long amount) throws IOException {
    return read(new DataFolder(root).of(new DataSet(kind, amount, 42)));
  }

  private static List<String> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(DataFolderTest::readFile).toList();
    }
  }

  private static Stream<String> readFile(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isHot(Order order) {
    return order.customer().equals("customer-000000")
        && order.region().equals("region-00")
        && order.day().equals("2025-01-01");
  }

  private static double share(List<Order> of) {
    return of.size() / 20_000.0;
  }
}
