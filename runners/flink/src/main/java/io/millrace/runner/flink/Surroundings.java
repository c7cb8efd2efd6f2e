package io.millrace.runner.flink;

import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.util.FlinkUserCodeClassLoader;

/**
 * What Flink has prepared for a program that it started itself: by its command line, or in the
 * JobManager for somebody who asked over REST.
 */
// Batch jobs of Beam are jobs of Flink's DataSet API, which is deprecated.
@SuppressWarnings("deprecation")
final class Surroundings {

  private Surroundings() {}

  /**
   * Whether Flink may have started this program, without loading anything of Flink: programs that
   * it did not start shall not wait for that.
   */
  static boolean mayBeFlink() {
    return StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> isOfFlink(frame.getClassName())))
        || isOfFlink(Thread.currentThread().getContextClassLoader())
        || isOfFlink(Surroundings.class.getClassLoader());
  }

  private static boolean isOfFlink(ClassLoader loader) {
    return loader != null && isOfFlink(loader.getClass().getName());
  }

  private static boolean isOfFlink(String className) {
    return className.startsWith("org.apache.flink.");
  }

  /** Whether Flink has started this program. */
  static boolean areFlink() {
    return !ExecutionEnvironment.areExplicitEnvironmentsAllowed();
  }

  /** Whether Flink has loaded a class for one job, and lets go of it when that has ended. */
  static boolean haveLoaded(Class<?> type) {
    return type.getClassLoader() instanceof FlinkUserCodeClassLoader;
  }

  /** Whether the program may wait for the end of its job; in the JobManager it must not. */
  static boolean mayWait() {
    return ExecutionEnvironment.getExecutionEnvironment()
        .getConfiguration()
        .get(DeploymentOptions.ATTACHED);
  }

  /** The parallelism that was asked for, as by {@code flink run -p}; otherwise Flink's default. */
  static int parallelism() {
    return Math.max(1, ExecutionEnvironment.getExecutionEnvironment().getParallelism());
  }
}
