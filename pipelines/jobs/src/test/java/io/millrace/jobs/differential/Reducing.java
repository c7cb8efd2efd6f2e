package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.Reducers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

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
          rows ->
              List.of(Row.of("sum", null, Summary.sumOfSmall(rows), null)));
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
    record Group(long window, Object key) {}
    Map<Group, List<At>> groups = new LinkedHashMap<>();
    for (At at : elements) {
      groups
          .computeIfAbsent(new Group(at.window(), key.apply(at.row())), g -> new ArrayList<>())
          .add(at);
    }
    List<At> results = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          Long timestamp = desk.windowing().ofReduced(group.window(), members);
          for (Row row : summary.apply(group.key(), members.stream().map(At::row).toList())) {
            results.add(new At(row, timestamp, group.window(), null));
          }
        });
    return results;
  }
}
