package io.millrace.runner;

import io.millrace.flow.options.FlowOptions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsValidator;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.util.common.ReflectHelpers;

/**
 * The pipeline options of a command line, {@code --name=value} each, and which of them were named.
 *
 * <p>Takes every option of the {@link PipelineOptions} interfaces on the class path, and two that
 * mean the same with every runner: {@code --runner}, by default that of the master that is named or
 * else {@value #DEFAULT_RUNNER}, and {@code --parallelism}, by default one worker a processor.
 *
 * <p>A program that is no {@link Program} registers an interface of its own with {@link
 * PipelineOptionsFactory#register} before.
 */
public final class PipelineArguments {

  /** The runner where none is named. */
  public static final String DEFAULT_RUNNER = "DirectRunner";

  private static final String RUNNER = "runner";
  private static final String PARALLELISM = "parallelism";

  private final PipelineOptions options;
  private final List<Class<? extends PipelineOptions>> kinds;
  private final Set<String> named = new TreeSet<>();
  private Optional<String> runner = Optional.empty();
  private OptionalInt parallelism = OptionalInt.empty();

  private PipelineArguments(
      List<String> arguments,
      Collection<String> alsoKnown,
      Optional<Class<? extends PipelineOptions>> own) {
    kinds = Stream.concat(registered(), own.stream()).distinct().toList();
    Map<String, Class<?>> known = known();
    List<String> ofBeam = new ArrayList<>();
    for (String argument : arguments) {
      Argument parsed = Argument.parse(argument);
      switch (parsed.name()) {
        case RUNNER -> runner = Optional.of(parsed.value());
        case PARALLELISM -> parallelism = OptionalInt.of(parsed.positive());
        default -> {
          parsed.checkKnown(known.keySet(), alsoKnown);
          parsed.checkValue(known.get(parsed.name()));
          named.add(parsed.name());
          ofBeam.add(argument);
        }
      }
    }
    PipelineOptionsFactory.Builder parser =
        PipelineOptionsFactory.fromArgs(ofBeam.toArray(String[]::new));
    options = own.isPresent() ? parser.as(own.get()) : parser.create();
  }

  /**
   * Checks that nothing is missing; the options have their runner by then, which Beam looks for
   * otherwise.
   *
   * @throws IllegalArgumentException if an option is that an interface of the program calls {@link
   *     Validation.Required}
   */
  void checkRequired() {
    kinds.stream()
        .filter(kind -> !OptionsHelp.isBeams(kind))
        .forEach(kind -> PipelineOptionsValidator.validateCli(kind, options));
  }

  /** The interfaces whose options there are: of the program, ours, of Beam and the runners. */
  static Stream<Class<? extends PipelineOptions>> registered() {
    PipelineOptionsFactory.register(FlowOptions.class);
    PipelineOptionsFactory.register(LaunchOptions.class);
    return PipelineOptionsFactory.getRegisteredOptions().stream();
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
    return new PipelineArguments(arguments, alsoKnown, Optional.empty());
  }

  /** The same, with the options of a program, which no other program of this JVM has then. */
  static PipelineArguments parse(List<String> arguments, Class<? extends PipelineOptions> own) {
    return new PipelineArguments(arguments, List.of(), Optional.of(own));
  }

  /** The options as the user gave them, without {@code --runner} and {@code --parallelism}. */
  public PipelineOptions options() {
    return options;
  }

  /** The names of the options that the user gave, without these two. */
  public Set<String> named() {
    return Set.copyOf(named);
  }

  /** The {@code --runner}, where the user gave it. */
  public Optional<String> runner() {
    return runner;
  }

  /** The {@code --parallelism}, where the user gave it. */
  public OptionalInt parallelism() {
    return parallelism;
  }

  /** All options of the interfaces, with the type of their values. */
  private Map<String, Class<?>> known() {
    Map<String, Class<?>> known =
        new TreeMap<>(Map.of(RUNNER, String.class, PARALLELISM, int.class));
    kinds.forEach(kind -> known.putAll(options(kind)));
    return known;
  }

  private static Map<String, Class<?>> options(Class<? extends PipelineOptions> kind) {
    Map<String, Class<?>> options = new TreeMap<>();
    for (Method method : ReflectHelpers.getClosureOfMethodsOnInterface(kind)) {
      if (method.getName().startsWith("set") && method.getParameterCount() == 1) {
        String property = method.getName().substring("set".length());
        String name = Character.toLowerCase(property.charAt(0)) + property.substring(1);
        options.put(name, method.getParameterTypes()[0]);
      }
    }
    return options;
  }
}
