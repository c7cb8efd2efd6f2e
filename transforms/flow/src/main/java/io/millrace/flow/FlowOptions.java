package io.millrace.flow;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

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
}
