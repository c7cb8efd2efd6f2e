package io.millrace.runner;

import io.millrace.flow.FlowOptions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.common.ReflectHelpers;

/**
 * The pipeline options of a command line, {@code --name=value} each, and which of them were named.
 *
 * <p>Takes every option of the {@link PipelineOptions} interfaces on the class path, and two that
 * mean the same with every runner: {@code --runner}, by default {@value #DEFAULT_RUNNER}, and
 * {@code --parallelism}, by default one worker a processor.
 */
public final class PipelineArguments {

  /** The runner where none is named. */
  public static final String DEFAULT_RUNNER = "DirectRunner";

  private static final String RUNNER = "runner";
  private static final String PARALLELISM = "parallelism";

  private final PipelineOptions options;
  private final Set<String> named = new TreeSet<>();
  private String runner = DEFAULT_RUNNER;
  private OptionalInt parallelism = OptionalInt.empty();

  private PipelineArguments(List<String> arguments, Collection<String> alsoKnown) {
    PipelineOptionsFactory.register(FlowOptions.class);
    PipelineOptionsFactory.register(LaunchOptions.class);
    Map<String, Class<?>> known = known();
    List<String> ofBeam = new ArrayList<>();
    for (String argument : arguments) {
      Argument parsed = Argument.parse(argument);
      switch (parsed.name()) {
        case RUNNER -> runner = parsed.value();
        case PARALLELISM -> parallelism = OptionalInt.of(parsed.positive());
        default -> {
          parsed.checkKnown(known.keySet(), alsoKnown);
          parsed.checkValue(known.get(parsed.name()));
          named.add(parsed.name());
          ofBeam.add(argument);
        }
      }
    }
    options = PipelineOptionsFactory.fromArgs(ofBeam.toArray(String[]::new)).create();
  }

  /**
   * Reads the arguments.
   *
   * @param arguments {@code --name=value} each; {@code --name} alone means {@code true}
   * @param alsoKnown names of options that somebody else has taken from the same command line:
   *     candidates when a name is not known and the nearest is suggested
   * @throws IllegalArgumentException if an argument is no option, is not known, or has a value that
   *     does not fit
   */
  public static PipelineArguments parse(List<String> arguments, Collection<String> alsoKnown) {
    return new PipelineArguments(arguments, alsoKnown);
  }

  /** The options as the user gave them, without {@code --runner} and {@code --parallelism}. */
  public PipelineOptions options() {
    return options;
  }

  /** The names of the options that the user gave, without these two. */
  public Set<String> named() {
    return Set.copyOf(named);
  }

  /** The {@code --runner}. */
  public String runner() {
    return runner;
  }

  /** The {@code --parallelism}, where the user gave it. */
  public OptionalInt parallelism() {
    return parallelism;
  }

  /** All options of the interfaces on the class path, with the type of their values. */
  private static Map<String, Class<?>> known() {
    Map<String, Class<?>> known =
        new TreeMap<>(Map.of(RUNNER, String.class, PARALLELISM, int.class));
    for (Class<? extends PipelineOptions> kind : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : ReflectHelpers.getClosureOfMethodsOnInterface(kind)) {
        if (method.getName().startsWith("set") && method.getParameterCount() == 1) {
          String property = method.getName().substring("set".length());
          String name = Character.toLowerCase(property.charAt(0)) + property.substring(1);
          known.put(name, method.getParameterTypes()[0]);
        }
      }
    }
    return known;
  }
}
