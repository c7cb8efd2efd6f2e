package io.millrace.runner.watch;

/** Is told how a pipeline gets on; all calls come one after the other. */
public interface Watcher {

  /** The pipeline is constructed, and about to run. */
  default void begin(PipelineGraph graph) {}

  /** How far it is: twice a second, and once more when it has ended, however it did. */
  void progress(Progress progress);

  /** It has ended. */
  default void end() {}
}
