package io.millrace.benchmarks.load;

import java.nio.file.Path;

/** What a cluster needs of the benchmarks' programs. */
final class ClusterFiles {

  private ClusterFiles() {}

  /**
   * As {@code --filesToStage} takes it.
   *
   * @param home the project's folder
   */
  static String of(Path home) {
    return home.resolve("pipelines/jobs/target/millrace/millrace.jar")
        + ","
        + home.resolve("pipelines/benchmarks/target/classes");
  }
}
