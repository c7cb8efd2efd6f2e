package io.millrace.runner.spark;

/**
 * What the JVM gives Spark.
 *
 * @param isOpen whether Spark may reflect into the JDK to free its buffers
 * @param maxMemory the largest heap, in bytes
 */
record SparkJvm(boolean isOpen, long maxMemory) {

  private static final String BUFFERS = "sun.nio.ch";
  private static final long MEGABYTE = 1 << 20;

  /** What Spark refuses to start below. */
  private static final long LEAST_MEMORY = 450 * MEGABYTE;

  static SparkJvm ofThisProcess() {
    return new SparkJvm(
        Object.class.getModule().isOpen(BUFFERS, SparkJvm.class.getModule()),
        Runtime.getRuntime().maxMemory());
  }

  /**
   * Says what is missing before Spark does, in the words of its own commands.
   *
   * @throws IllegalArgumentException if Spark would not start
   */
  void check(SparkMaster master) {
    if (!isOpen) {
      throw new IllegalArgumentException(
          "--runner=SparkRunner: Spark cannot free its buffers in this JVM; start it with"
              + " --add-opens=java.base/%s=ALL-UNNAMED".formatted(BUFFERS));
    }
    if (master.isLocal() && maxMemory < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "--runner=SparkRunner: Spark needs a heap of %d MB, and this JVM has %d MB; start it with -Xmx1g"
              .formatted(LEAST_MEMORY / MEGABYTE, maxMemory / MEGABYTE));
    }
  }
}
