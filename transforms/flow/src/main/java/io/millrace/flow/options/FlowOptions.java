package io.millrace.flow.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/** How a flow is cut for the workers. Runner profiles set these; a user's own value wins. */
public interface FlowOptions extends PipelineOptions {

  @Description(
      "How many workers read and reduce at a time: sources are cut, and shards counted, for that"
          + " many. Default: the processors of this machine.")
  Integer getWorkers();

  void setWorkers(Integer workers);

  @Description(
      "Into how many shards a reduce partitions its keys. Each worker merges one at a time; one that"
          + " does not fit in memory is spilled to disk. Default: four a worker.")
  Integer getShards();

  void setShards(Integer shards);

  @Description(
      "Into how many bundles the splits of a source are dealt, round by round. What is read in one"
          + " bundle is folded together. Default: each split is a bundle, dealt to the next worker"
          + " that is free.")
  Integer getSourceBundles();

  void setSourceBundles(Integer bundles);

  @Description(
      "How many megabytes the tables of all reduces may take in one process. A table before the"
          + " shuffle that is full is written to the shuffle, one behind it is spilled to disk."
          + " Default: two fifths of the heap.")
  Long getTableMemory();

  void setTableMemory(Long megabytes);

  @Description(
      "How many megabytes of what is shuffled wait in the heap of this process; the rest waits on"
          + " disk. Only for DirectRunner, where it is an eighth of the heap by default: other"
          + " runners shuffle by themselves.")
  Long getShuffleMemory();

  void setShuffleMemory(Long megabytes);

  @Description(
      "Compare what several branches of a flow share before and after each of them, and fail where"
          + " one has changed an element that the others see too. For tests: every such element is"
          + " encoded once more for each branch.")
  @Default.Boolean(false)
  boolean isCheckUnchanged();

  void setCheckUnchanged(boolean check);

  /** Makes the options known to every program of Beam's. */
  final class Registrar implements PipelineOptionsRegistrar {

    @Override
    public Iterable<Class<? extends PipelineOptions>> getPipelineOptions() {
      return List.of(FlowOptions.class);
    }
  }
}
