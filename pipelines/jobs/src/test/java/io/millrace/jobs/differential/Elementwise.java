package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.options.Async;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Operators that look at one row at a time. */
final class Elementwise {

  private static final Row NOTHING = new Row("nothing", 0, 0L, null);

  private Elementwise() {}

  /** How a row is mapped to another. */
  enum Way {
    PLAIN,
    /** Nulls go through several fused operators. */
    NULLS,
    BATCH,
    ASYNC,
    UNORDERED
  }

  /** {@code map}, {@code mapBatch}, {@code mapAsync}. */
  record Map(Mapping mapping, Way way, int width, boolean fails) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Flow<Row> input = inputs.get(0).named(site.name());
      SerializableFunction<Row, Row> function = function(mapping, fails);
      Async async = Async.inFlight(width).timeout(Duration.ofMinutes(2));
      return switch (way) {
        case PLAIN -> input.map(Row.class, function);
        case BATCH ->
            input.mapBatch(Row.class, width, rows -> rows.stream().map(function::apply).toList());
        case ASYNC -> input.mapAsync(Row.class, async, row -> function.apply(slowly(row)));
        case UNORDERED ->
            input.mapAsync(Row.class, async.unordered(), row -> function.apply(slowly(row)));
        case NULLS ->
            input
                .map(Row.class, row -> Condition.EVEN.holds(row) ? null : function.apply(row))
                .filter(row -> row == null || row.text() != null)
                .mapAsync(Row.class, async, row -> row)
                .mapBatch(Row.class, 1, rows -> rows)
                .map(Row.class, row -> row == null ? NOTHING : row);
      };
    }

    private static SerializableFunction<Row, Row> function(Mapping mapping, boolean fails) {
      return fails ? row -> mapping.apply(Trouble.check(row)) : mapping::apply;
    }

    /** Some calls end before those that began earlier. */
    private static Row slowly(Row row) {
      for (int i = 0; i < Math.floorMod(row.hashCode(), 4) * 1000; i++) {
        Thread.onSpinWait();
      }
      return row;
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return each(inputs.get(0), desk, this::mapped);
    }

    private List<At> mapped(At at) {
      if (way == Way.NULLS && Condition.EVEN.holds(at.row())) {
        return List.of(at.with(NOTHING).withoutTimestamp());
      }
      At mapped = at.with(mapping.apply(fails ? Trouble.check(at.row()) : at.row()));
      return switch (way) {
        case NULLS -> mapped.row().text() == null ? List.of() : List.of(mapped.withoutTimestamp());
        case BATCH -> List.of(mapped.withoutTimestamp());
        default -> List.of(mapped);
      };
    }
  }

  /** Keeps rows, or drops them. */
  record Keep(Condition condition, boolean drops, boolean fails) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Flow<Row> input = inputs.get(0).named(site.name());
      Condition kept = condition;
      boolean throwing = fails;
      return drops
          ? input.reject(row -> kept.holds(throwing ? Trouble.check(row) : row))
          : input.filter(row -> kept.holds(throwing ? Trouble.check(row) : row));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return each(
          inputs.get(0),
          desk,
          at ->
              condition.holds(fails ? Trouble.check(at.row()) : at.row()) == drops
                  ? List.of()
                  : List.of(at));
    }
  }

  /** {@code flatMap}, and {@code mapBatch} with more or fewer results than rows. */
  record Expand(Expansion expansion, int batch, boolean fails) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Flow<Row> input = inputs.get(0).named(site.name());
      Expansion by = expansion;
      boolean throwing = fails;
      return batch > 0
          ? input.mapBatch(
              Row.class,
              batch,
              rows -> rows.stream().flatMap(row -> by.apply(row).stream()).toList())
          : input.flatMap(Row.class, row -> by.apply(throwing ? Trouble.check(row) : row));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return each(
          inputs.get(0),
          desk,
          at ->
              expansion.apply(fails ? Trouble.check(at.row()) : at.row()).stream()
                  .map(row -> batch > 0 ? at.with(row).withoutTimestamp() : at.with(row))
                  .toList());
    }
  }

  /** {@code each}. */
  record Each(boolean fails) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Probe probe = site.probe("each");
      boolean throwing = fails;
      return inputs
          .get(0)
          .named(site.name())
          .each(row -> probe.add(throwing ? Trouble.check(row) : row));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return each(
          inputs.get(0),
          desk,
          at -> {
            desk.see("each", fails ? Trouble.check(at.row()) : at.row());
            return List.of(at);
          });
    }
  }

  /** {@code counted}. */
  record Counted() implements Op {

    static final String PLACE = "counted";

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs.get(0).counted("%s %s %d".formatted(site.flow(), PLACE, site.node()));
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      if (!inputs.get(0).isEmpty()) {
        desk.see(PLACE, (long) inputs.get(0).size());
      }
      return inputs.get(0);
    }
  }

  private static List<At> each(List<At> elements, Op.Desk desk, Function<At, List<At>> function) {
    List<At> results = new ArrayList<>();
    for (At at : elements) {
      try {
        results.addAll(function.apply(at));
      } catch (Op.UnguardedException e) {
        throw e;
      } catch (RuntimeException e) {
        desk.failed(desk.name(), at, e);
      }
    }
    return results;
  }
}
