package io.millrace.jobs.memory;

import static io.millrace.flow.Reducers.collect;
import static io.millrace.flow.Reducers.max;

import io.millrace.flow.Flow;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Reduces records of two kilobytes, more than the heap holds, and prints how many results came. */
final class WideRecords {

  private static final int SPLITS = 4;
  private static final int RECORDS = 200_000;

  private WideRecords() {}

  /** A record. */
  public record Wide(int id, Integer key, List<String> texts) {

    static Wide of(int id) {
      String text = Integer.toString(id).repeat(100).substring(0, 100);
      return new Wide(id, id / 2, IntStream.range(0, 20).mapToObj(i -> i + text).toList());
    }

    String text() {
      return String.join("", texts);
    }
  }

  /** Takes the operation, and options of the pipeline. */
  public static void main(String[] arguments) throws Exception {
    String[] options = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
    Outcome outcome =
        Launcher.from(options)
            .launch(
                pipeline ->
                    reduced(Flow.from(pipeline, new Wides()), arguments[0])
                        .counted("results")
                        .reject(result -> true)
                        .toPCollection());
    System.out.println(outcome.counter("results"));
  }

  private static Flow<?> reduced(Flow<Wide> wides, String operation) {
    return switch (operation) {
      case "uniqBy" -> wides.uniqBy(Wide::key);
      case "groupBy" -> wides.groupBy(Wide::key);
      case "max" -> wides.partitionBy(Wide::key).reduce(max(Wide::text));
      case "collect" -> wides.partitionBy(Wide::key).reduce(collect());
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static final class Wides extends Source<Wide> {

    private static final long serialVersionUID = 1L;

    @Override
    protected List<Split<Wide>> splits(int parallelism) {
      return IntStream.range(0, SPLITS).mapToObj(Wides::split).toList();
    }

    private static Split<Wide> split(int number) {
      return receiver -> {
        for (int id = number; id < RECORDS; id += SPLITS) {
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
