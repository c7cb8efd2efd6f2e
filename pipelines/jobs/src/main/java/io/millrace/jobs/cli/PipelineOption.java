package io.millrace.jobs.cli;

import java.util.List;

/**
 * An option of every pipeline, for the help, which loads nothing of Beam.
 *
 * @param name without dashes
 * @param value what stands behind the equals sign
 */
record PipelineOption(String name, String value, String description) {

  /** Those that our own code reads, and the address of the cluster. */
  static final List<PipelineOption> ALL =
      List.of(
          new PipelineOption(
              "flinkMaster",
              "HOST:PORT",
              "The Flink cluster to run on: the address of its REST interface. Default: none."
                  + " Example: --flinkMaster=127.0.0.1:8081"),
          new PipelineOption(
              "batchRestarts",
              "N",
              "How many times a batch job on a cluster is restarted after a failure or a lost"
                  + " worker. Default: 3."),
          new PipelineOption(
              "workers",
              "N",
              "For how many workers sources are split and shards are counted. Default: as"
                  + " --parallelism."),
          new PipelineOption(
              "shards",
              "N",
              "How many shards a reduce partitions its keys into; each worker merges one at a time."
                  + " Default: four a worker."),
          new PipelineOption(
              "sourceBundles",
              "N",
              "How many bundles the splits of a source are dealt into. Default: each split is a"
                  + " bundle."),
          new PipelineOption(
              "tableMemory",
              "MB",
              "The memory for the tables of all reduces in one process; what does not fit goes to"
                  + " the shuffle or to disk. Default: two fifths of the heap."),
          new PipelineOption(
              "shuffleMemory",
              "MB",
              "DirectRunner: how much of what is shuffled waits in the heap; the rest waits on"
                  + " disk. Default: an eighth of the heap."),
          new PipelineOption(
              "checkUnchanged",
              "true|false",
              "For tests: fail where one branch of a flow changes an element that another one"
                  + " sees. Default: false."));

  /** As the help lists it. */
  String label() {
    return "--%s=%s".formatted(name, value);
  }
}
