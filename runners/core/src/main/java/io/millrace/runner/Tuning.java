package io.millrace.runner;

import io.millrace.flow.options.FlowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What a {@link RunnerProfile} sets options through: keeps the user's own values, and records what
 * was set and why.
 */
public final class Tuning {

  /** The properties of this JVM as we set them: an earlier launcher's are not the user's. */
  private static final Map<String, String> OUR_PROPERTIES = new ConcurrentHashMap<>();

  private final PipelineOptions options;
  private final Set<String> named;
  private final OptionalInt parallelism;
  private final List<Setting> settings = new ArrayList<>();

  /**
   * Begins to tune.
   *
   * @param options the options to set, with the user's own values in them
   * @param named the options that the user named: they are left alone
   * @param parallelism the user's {@code --parallelism}, if any
   */
  public Tuning(PipelineOptions options, Set<String> named, OptionalInt parallelism) {
    this.options = options;
    this.named = Set.copyOf(named);
    this.parallelism = parallelism;
  }

  /** The options, in the form that the runner knows them by. */
  public <T extends PipelineOptions> T as(Class<T> kind) {
    return options.as(kind);
  }

  /** Whether the user has named an option: then {@link #set} leaves it alone. */
  public boolean isNamed(String option) {
    return named.contains(option);
  }

  /**
   * Sets an option unless the user has named it.
   *
   * @param option its name, as on the command line without the dashes
   * @param value its value
   * @param setter takes the value
   * @param reason why, in one line
   */
  public <T> void set(String option, T value, Consumer<? super T> setter, String reason) {
    if (!named.contains(option)) {
      setter.accept(value);
      settings.add(new Setting(option, value, reason));
    }
  }

  /**
   * Sets a property of this JVM unless the user has: for runners that read more than Beam's options
   * from there.
   *
   * @param property its name, such as {@code spark.ui.enabled}
   * @param value its value
   * @param reason why, in one line
   */
  public void setProperty(String property, String value, String reason) {
    String current = System.getProperty(property);
    if (current == null || current.equals(OUR_PROPERTIES.get(property))) {
      OUR_PROPERTIES.put(property, value);
      System.setProperty(property, value);
      settings.add(new Setting("-D" + property, value, reason));
    } else {
      settings.add(new Setting("-D" + property, current, Setting.Origin.USER, ""));
    }
  }

  /**
   * Sets the runner's own option for how much runs at a time, to {@code --parallelism} or to one
   * worker a processor, and tells flows the same number.
   *
   * @param option its name, as on the command line without the dashes
   * @param setter sets it
   * @param getter reads it back: the user may have named it
   */
  public void setParallelism(String option, IntConsumer setter, IntSupplier getter) {
    int processors = Runtime.getRuntime().availableProcessors();
    setParallelism(option, setter, getter, processors, "one worker a processor");
  }

  /**
   * The same, for a runner that knows better how much runs at a time than by this machine's
   * processors.
   *
   * @param workers how much, where the user does not say
   * @param reason why that much, in one line
   */
  public void setParallelism(
      String option, IntConsumer setter, IntSupplier getter, int workers, String reason) {
    set(
        option,
        parallelism.orElse(workers),
        setter::accept,
        parallelism.isPresent() ? parallelismReason() : reason);
    set(
        "workers",
        getter.getAsInt(),
        as(FlowOptions.class)::setWorkers,
        "sources are cut, and reduces sharded, for as many workers as there are");
  }

  /** How much is to run at a time: {@code --parallelism}, by default one worker a processor. */
  public int parallelism() {
    return parallelism.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /** Why {@link #parallelism} is what it is. */
  public String parallelismReason() {
    return parallelism.isPresent() ? "as --parallelism says" : "one worker a processor";
  }

  /** What has been set so far, in order, and the user's own properties that stand instead. */
  public List<Setting> settings() {
    return List.copyOf(settings);
  }
}
