package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.Reducers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Operators that bring rows together. */
final class Reducing {

  private Reducing() {}

  /** {@code partitionBy} and a {@code reduce}. */
  record Reduce(Key key, Summary summary, boolean fails) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Key by = key;
      boolean throwing = fails;
      return summary.of(
          inputs
              .get(0)
              .named(site.name())
              .partitionBy(by.type(), row -> by.of(throwing ? Trouble.check(row) : row)));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      List<At> healthy = new ArrayList<>();
      for (At at : inputs.get(0)) {
        try {
          key.of(fails ? Trouble.check(at.row()) : at.row());
          healthy.add(at);
        } catch (RuntimeException e) {
          desk.failed("partition by " + desk.name(), at, e);
        }
      }
      return grouped(healthy, desk, key::of, summary::of);
    }
  }

  /** {@code reduceAll}. */
  record ReduceAll() implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs
          .get(0)
          .reduceAll(Reducers.sumLong(Summary::small))
          .map(Row.class, sum -> Row.of("sum", null, sum, null));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return whole(
          inputs.get(0),
          desk,
          rows -> List.of(Row.of("sum", null, Summary.sumOfSmall(rows), null)));
    }
  }

  /** {@code uniq}. */
  record Uniq() implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs.get(0).uniq();
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return grouped(inputs.get(0), desk, row -> row, (key, rows) -> List.of((Row) key));
    }
  }

  /** {@code uniqBy}, of which only the keys can be known. */
  record UniqBy() implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs
          .get(0)
          .uniqBy(Row::text)
          .map(Row.class, row -> new Row(row.text(), null, null, null));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return grouped(
          inputs.get(0),
          desk,
          Row::text,
          (key, rows) -> List.of(new Row((String) key, null, null, null)));
    }
  }

  /** {@code groupBy}, and the rows of each group in order. */
  record GroupBy() implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs
          .get(0)
          .groupBy(Row::number)
          .mapValues(new TypeDescriptor<List<Row>>() {}, GroupBy::numbered)
          .flatMap(Row.class, group -> group.getValue());
    }

    private static List<Row> numbered(List<Row> group) {
      List<Row> sorted = group.stream().sorted(Row::compare).toList();
      return Stream.iterate(0, i -> i < sorted.size(), i -> i + 1)
          .map(i -> new Row(sorted.get(i).text(), i, sorted.get(i).big(), sorted.get(i).decimal()))
          .toList();
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return grouped(inputs.get(0), desk, Row::number, (key, rows) -> numbered(rows));
    }
  }

  /** {@code takeSorted}. */
  record TakeSorted(int count) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs.get(0).takeSorted(count, Row::compare).flatMap(Row.class, rows -> rows);
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return whole(
          inputs.get(0), desk, rows -> rows.stream().sorted(Row::compare).limit(count).toList());
    }
  }

  /** {@code sample}, of which only the number can be known. */
  record Sample(int count) implements Op {

    private static final Row ANY = new Row("any", null, null, null);

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs.get(0).sample(count).map(Row.class, row -> ANY);
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return whole(
          inputs.get(0), desk, rows -> rows.stream().limit(count).map(row -> ANY).toList());
    }
  }

  /** One list for each window; in the global window also where there are no rows. */
  static List<At> whole(List<At> elements, Op.Desk desk, Function<List<Row>, List<Row>> summary) {
    if (elements.isEmpty() && desk.windowing() == Windowing.GLOBAL) {
      long end = Windowing.GLOBAL.ends(0).get(0);
      return summary.apply(List.of()).stream().map(row -> new At(row, end, end, null)).toList();
    }
    return grouped(elements, desk, row -> null, (key, rows) -> summary.apply(rows));
  }

  static List<At> grouped(
      List<At> elements,
      Op.Desk desk,
      Function<Row, Object> key,
      BiFunction<Object, List<Row>, List<Row>> summary) {
    Map<Object, List<At>> keys = new LinkedHashMap<>();
    for (At at : elements) {
      keys.computeIfAbsent(key.apply(at.row()), k -> new ArrayList<>()).add(at);
    }
    List<At> results = new ArrayList<>();
    keys.forEach(
        (k, ofKey) ->
            desk.windowing()
                .together(ofKey)
                .forEach(
                    members ->
                        summary.apply(k, members.stream().map(At::row).toList()).stream()
                            .map(row -> reduced(row, members, desk.windowing()))
                            .forEach(results::add)));
    return results;
  }

  private static At reduced(Row row, List<At> members, Windowing windowing) {
    long end = members.stream().mapToLong(At::window).max().orElseThrow();
    return new At(row, windowing.ofReduced(end, members), end, null);
  }
}
