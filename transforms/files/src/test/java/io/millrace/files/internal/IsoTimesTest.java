package io.millrace.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What Java's own parsers give, or throw. */
class IsoTimesTest {

  @Provide
  static Arbitrary<String> almostInstants() {
    return almost("2024-02-29T23:59:59.123456789Z");
  }

  @Provide
  static Arbitrary<String> almostDates() {
    return almost("2024-02-29");
  }

  /** The text, cut, with a character or two replaced, and something behind. */
  private static Arbitrary<String> almost(String text) {
    Arbitrary<Integer> index = Arbitraries.integers().between(0, text.length() - 1);
    Arbitrary<Character> character =
        Arbitraries.of("0123456789-+:.TZtz ".chars().mapToObj(c -> (char) c).toList());
    return Combinators.combine(
            index,
            character,
            index,
            character,
            Arbitraries.integers().between(0, text.length()),
            Arbitraries.of("", "Z", "0"))
        .as(
            (i, first, j, second, length, end) -> {
              StringBuilder changed = new StringBuilder(text);
              changed.setCharAt(i, first);
              changed.setCharAt(j, second);
              return changed.substring(0, length) + end;
            });
  }

  private static <T> String outcome(Function<String, T> parser, String text) {
    try {
      return parser.apply(text).toString();
    } catch (RuntimeException e) {
      return "refused";
    }
  }

  @Property
  void instant_almostRight(@ForAll("almostInstants") String text) {
    assertThat(outcome(IsoTimes::instant, text)).isEqualTo(outcome(Instant::parse, text));
  }

  @Property
  void date_almostRight(@ForAll("almostDates") String text) {
    assertThat(outcome(IsoTimes::date, text)).isEqualTo(outcome(LocalDate::parse, text));
  }

  @Property
  void instant_asWritten(
      @ForAll @LongRange(min = -400_000_000_000L, max = 400_000_000_000L) long second,
      @ForAll @LongRange(max = 999_999_999) long nanos) {
    Instant instant = Instant.ofEpochSecond(second, nanos);

    assertThat(IsoTimes.instant(instant.toString())).isEqualTo(instant);
  }

  @Property
  void date_asWritten(@ForAll @LongRange(min = -5_000_000, max = 5_000_000) long day) {
    LocalDate date = LocalDate.ofEpochDay(day);

    assertThat(IsoTimes.date(date.toString())).isEqualTo(date);
  }
}
