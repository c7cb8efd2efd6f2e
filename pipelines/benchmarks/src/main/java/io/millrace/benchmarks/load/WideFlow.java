package io.millrace.benchmarks.load;

import static io.millrace.flow.Reducers.collect;
import static io.millrace.flow.Reducers.max;

import io.millrace.flow.Flow;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reduces records of two kilobytes, two of each key, and fails unless all results are right.
 *
 * <p>Arguments: operation, records, and options of the launcher.
 */
public final class WideFlow {

  private static final int SPLITS = 4;
  private static final int TEXTS = 20;
  private static final int TEXT_LENGTH = 100;

  private WideFlow() {}

  /**
   * A record.
   *
   * @param key that of the record before, if that is an even one
   */
  public record Wide(int id, Integer key, List<String> texts) {

    static Wide of(int id) {
      String text = Integer.toString(id).repeat(TEXT_LENGTH).substring(0, TEXT_LENGTH);
      return new Wide(id, id / 2, IntStream.range(0, TEXTS).mapToObj(i -> i + text).toList());
    }

    String text() {
      return String.join("", texts);
    }
  }

  /** Prints nothing where all is right. */
  public static void main(String[] arguments) throws Exception {
    int records = Integer.parseInt(arguments[1]);
    Outcome outcome =
        Launcher.from(Arrays.copyOfRange(arguments, 2, arguments.length))
            .launch(
                pipeline ->
                    areRight(Flow.from(pipeline, new Wides(records)), arguments[0])
                        .filter(right -> right)
                        .counted("right")
                        .toPCollection());
    long right = outcome.counter("right");
    if (right != records / 2) {
      System.err.printf("wrong: %,d of %,d results are right%n", right, records / 2);
      System.exit(1);
    }
  }

  /** Of each result of an operation. */
  private static Flow<Boolean> areRight(Flow<Wide> wides, String operation) {
    return switch (operation) {
      case "uniqBy" -> wides.uniqBy(Wide::key).map(wide -> wide.equals(Wide.of(wide.id())));
      case "groupBy" -> wides.groupBy(Wide::key).map(WideFlow::hasBoth);
      case "collect" -> wides.partitionBy(Wide::key).reduce(collect()).map(WideFlow::hasBoth);
      case "max" ->
          wides
              .partitionBy(Wide::key)
              .reduce(max(Wide::text))
              .map(group -> group.getValue().equals(greater(group.getKey())));
      default -> throw new IllegalArgumentException("no such operation: " + operation);
    };
  }

  private static boolean hasBoth(KV<Integer, List<Wide>> group) {
    int first = group.getKey() * 2;
    return group.getValue().size() == 2
        && group.getValue().containsAll(List.of(Wide.of(first), Wide.of(first + 1)));
  }

  private static String greater(int key) {
    String one = Wide.of(key * 2).text();
    String other = Wide.of(key * 2 + 1).text();
    return one.compareTo(other) > 0 ? one : other;
  }

  private static final class Wides extends Source<Wide> {

    private static final long serialVersionUID = 1L;

    private final int records;

    Wides(int records) {
      this.records = records;
    }

    @Override
    protected List<Split<Wide>> splits(int parallelism) {
      int end = records;
      return IntStream.range(0, SPLITS).mapToObj(number -> split(number, end)).toList();
    }

    private static Split<Wide> split(int number, int end) {
      return receiver -> {
        for (int id = number; id < end; id += SPLITS) {
          receiver.accept(Wide.of(id));
        }
      };
    }

    @Override
    protected TypeDescriptor<Wide> elementType() {
      return TypeDescriptor.of(Wide.class);
    }
  }
}
