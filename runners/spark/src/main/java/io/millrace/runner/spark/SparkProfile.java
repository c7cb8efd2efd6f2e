package io.millrace.runner.spark;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Capability;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Tuning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.PipelineRunner;

/**
 * Spark, embedded in this process; or, with {@code --sparkMaster=spark://host:port}, on a cluster.
 *
 * <p>Beam reads Spark's own settings from the properties of the JVM: those of the user, {@code
 * -Dspark.…}, go first as options do.
 *
 * <p>What was measured with Spark 3.5 on two processors, counting the words of 100 MB and three
 * million visits of as many users, start included:
 *
 * <ul>
 *   <li>One bundle a worker takes a tenth off: 5.1 against 5.8 seconds, 5.3 against 6.1. A cluster
 *       keeps a bundle a split, which it can repeat one by one.
 *   <li>The web page costs up to a second of processor time.
 *   <li>Spark's Kryo, and a shuffle that is not compressed, save nothing; what is shuffled are
 *       blocks of bytes. Kryo would also have users open more packages of the JDK.
 *   <li>Groups that are streamed cost what lists of them cost.
 *   <li>With Beam's storage level, {@code MEMORY_ONLY}, and a heap of 600 MB, the visits in a flow
 *       that is continued twice were read one and a half times.
 * </ul>
 */
public final class SparkProfile implements RunnerProfile {

  @Override
  public String name() {
    return "SparkRunner";
  }

  @Override
  public List<String> aliases() {
    return List.of("spark");
  }

  @Override
  public String description() {
    return "Spark inside this process, or a cluster of it; for bounded jobs where Spark is at home";
  }

  @Override
  public Map<Capability, String> lacks() {
    return Map.of(
        Capability.UNBOUNDED_INPUT,
        "input without an end is not for it: take --runner=FlinkRunner",
        Capability.SHUFFLE_BEYOND_MEMORY,
        "what one split sends to a shuffle lies in the heap until the split is read: cut smaller"
            + " ones, or take --runner=FlinkRunner",
        Capability.RECOVERY,
        "embedded, a job that fails, or whose process ends, is begun anew",
        Capability.LIVE_COUNTERS,
        "counters are known when the tasks that count have ended",
        Capability.EXACT_COUNTERS,
        "counters count work again that had to be repeated; results do not");
  }

  @Override
  public Optional<String> masterOption() {
    return Optional.of("sparkMaster");
  }

  @Override
  public Class<? extends PipelineRunner<?>> runner() {
    return SparkRunner.class;
  }

  @Override
  public void tune(Tuning tuning) {
    SparkPipelineOptions spark = tuning.as(SparkPipelineOptions.class);
    tuning.set(
        "sparkMaster",
        "local[%d]".formatted(tuning.parallelism()),
        spark::setSparkMaster,
        "embedded, " + tuning.parallelismReason());
    SparkMaster master = new SparkMaster(spark.getSparkMaster());
    tuning.set(
        "workers",
        master.threads().orElseGet(tuning::parallelism),
        tuning.as(FlowOptions.class)::setWorkers,
        "sources are cut, and reduces sharded, for as many workers as there are");
    tuning.set(
        "storageLevel",
        "MEMORY_AND_DISK",
        spark::setStorageLevel,
        "a flow that is continued twice is kept: dropped from memory, it would be written twice");
    tuning.set(
        "preferGroupByKeyToHandleHugeValues",
        true,
        spark::setPreferGroupByKeyToHandleHugeValues,
        "a shard is merged as it comes out of Spark's sort, which spills, and held in no list");
    SparkJvm.ofThisProcess().check(master);
    if (master.isLocal()) {
      tuneEmbedded(tuning, tuning.as(FlowOptions.class).getWorkers());
    }
  }

  private static void tuneEmbedded(Tuning tuning, int workers) {
    tuning.set(
        "sourceBundles",
        workers,
        tuning.as(FlowOptions.class)::setSourceBundles,
        "one bundle a worker: what it reads is folded together, and each of its groups shuffled once");
    tuning.setProperty("spark.ui.enabled", "false", "no web server, no open port");
    tuning.setProperty("spark.driver.bindAddress", "127.0.0.1", "no port that others reach");
    tuning.setProperty("spark.driver.host", "127.0.0.1", "whatever this machine is called");
    tuning.setProperty(
        "spark.plugins", StopWithContext.class.getName(), "a cancelled job stops its tasks");
  }
}
