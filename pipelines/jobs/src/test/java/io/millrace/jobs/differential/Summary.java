package io.millrace.jobs.differential;

import static io.millrace.flow.Reducers.collect;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.countDistinct;
import static io.millrace.flow.Reducers.distinct;
import static io.millrace.flow.Reducers.filtering;
import static io.millrace.flow.Reducers.first;
import static io.millrace.flow.Reducers.fold;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.maxLong;
import static io.millrace.flow.Reducers.mean;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Reducers.sample;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Reducers.sumDouble;
import static io.millrace.flow.Reducers.sumLong;
import static io.millrace.flow.Reducers.topN;

import io.millrace.flow.Flow;
import io.millrace.flow.PartitionedFlow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.TypeDescriptor;

/** What is made of the rows of a key: by reducers, and by hand. */
enum Summary {
  COUNTED_PAIRS {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(count())
          .filter(pair -> pair.getValue() > 1)
          .mapValues(n -> n * 10)
          .map(Row.class, pair -> Row.of(pair.getKey(), null, pair.getValue(), null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return rows.size() > 1 ? List.of(Row.of(key, null, rows.size() * 10L, null)) : List.of();
    }
  },
  KEYS {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(count()).keys().map(Row.class, key -> Row.of(key, null, null, null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return List.of(Row.of(key, null, null, null));
    }
  },
  VALUES {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(max(Integer.class, Row::number))
          .values()
          .map(Row.class, n -> Row.of("max", n, null, null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return List.of(Row.of("max", numbers(rows).max(Integer::compare).orElse(null), null, null));
    }
  },
  TOTALS {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          count(),
          sumLong(Summary::small),
          sumDecimal(Row::decimal),
          (key, n, sum, decimals) -> Row.of(key, n.intValue(), sum, decimals));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      BigDecimal sum =
          rows.stream()
              .map(Row::decimal)
              .filter(Objects::nonNull)
              .reduce(BigDecimal::add)
              .orElse(null);
      return List.of(Row.of(key, rows.size(), sumOfSmall(rows), sum));
    }
  },
  EXTREMES {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          min(Row::text),
          max(Row::number),
          min(Row::big),
          max(Row::decimal),
          (key, text, number, big, decimal) ->
              Row.of(key + "/" + text, number, big, stripped(decimal)));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return List.of(
          Row.of(
              key
                  + "/"
                  + rows.stream()
                      .map(Row::text)
                      .filter(Objects::nonNull)
                      .min(String::compareTo)
                      .orElse(null),
              numbers(rows).max(Integer::compare).orElse(null),
              rows.stream().map(Row::big).filter(Objects::nonNull).min(Long::compare).orElse(null),
              stripped(
                  rows.stream()
                      .map(Row::decimal)
                      .filter(Objects::nonNull)
                      .max(BigDecimal::compareTo)
                      .orElse(null))));
    }
  },
  DOUBLES {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          mean(Summary::small),
          sumDouble(Summary::small),
          (key, mean, sum) -> Row.of(key + "/" + mean + "/" + sum, null, null, null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      double sum = sumOfSmall(rows);
      return List.of(Row.of(key + "/" + sum / rows.size() + "/" + sum, null, null, null));
    }
  },
  LISTED {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          TypeDescriptor.of(Row.class),
          List.of(count(), new Watched(), sumLong(Summary::small)),
          (key, values) ->
              Row.of(key + "/" + values[1], ((Long) values[0]).intValue(), (Long) values[2], null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return List.of(Row.of(key + "/" + sumOfLengths(rows), rows.size(), sumOfSmall(rows), null));
    }
  },
  HELD {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          collect(),
          distinct(Row::text),
          topN(3, Row::compare),
          sample(4),
          (key, all, texts, top, some) ->
              Row.of(key + "/" + texts.size() + top, all.size(), (long) some.size(), null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      long texts = rows.stream().map(Row::text).filter(Objects::nonNull).distinct().count();
      List<Row> top =
          rows.stream().sorted(((Comparator<Row>) Row::compare).reversed()).limit(3).toList();
      return List.of(
          Row.of(key + "/" + texts + top, rows.size(), (long) Math.min(4, rows.size()), null));
    }
  },
  CHOSEN {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(
          filtering(row -> row.text() == null, count()),
          countDistinct(Row::number),
          first(Row::text, Row::number),
          maxLong(Summary::small),
          fold(Long.class, () -> 0L, (sum, row) -> sum ^ row.hashCode(), (a, b) -> a ^ b),
          (key, nulls, numbers, first, most, fold) ->
              Row.of(key + "/" + nulls + "/" + first + "/" + fold, numbers.intValue(), most, null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      long nulls = rows.stream().filter(row -> row.text() == null).count();
      Integer first =
          rows.stream()
              .filter(row -> row.text() != null && row.number() != null)
              .min(Comparator.comparing(Row::text).thenComparing(Row::number))
              .map(Row::number)
              .orElse(null);
      long most = rows.stream().mapToLong(Summary::small).max().orElseThrow();
      long fold = 0;
      for (Row row : rows) {
        fold ^= row.hashCode();
      }
      return List.of(
          Row.of(
              key + "/" + nulls + "/" + first + "/" + fold,
              (int) numbers(rows).distinct().count(),
              most,
              null));
    }
  },
  WATCHED {
    @Override
    Flow<Row> of(PartitionedFlow<Row, Object> rows) {
      return rows.reduce(new Watched(), (key, sum) -> Row.of(key, null, sum, null));
    }

    @Override
    List<Row> of(Object key, List<Row> rows) {
      return List.of(Row.of(key, null, sumOfLengths(rows), null));
    }
  };

  /** By reducers. */
  abstract Flow<Row> of(PartitionedFlow<Row, Object> rows);

  /** By hand. */
  abstract List<Row> of(Object key, List<Row> rows);

  /** Sums of sums of these do not overflow, and are exact as doubles. */
  static long small(Row row) {
    return (row.number() == null ? 1 : row.number() % 1000)
        + (row.big() == null ? 0 : row.big() % 1_000_003);
  }

  static long sumOfSmall(List<Row> rows) {
    long sum = 0;
    for (Row row : rows) {
      sum += small(row);
    }
    return sum;
  }

  private static long sumOfLengths(List<Row> rows) {
    long sum = 0;
    for (Row row : rows) {
      sum += Watched.of(row);
    }
    return sum;
  }

  private static Stream<Integer> numbers(List<Row> rows) {
    return rows.stream().map(Row::number).filter(Objects::nonNull);
  }

  private static BigDecimal stripped(BigDecimal decimal) {
    return decimal == null ? null : decimal.stripTrailingZeros();
  }
}
