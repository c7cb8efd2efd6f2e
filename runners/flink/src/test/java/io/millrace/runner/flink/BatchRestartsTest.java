package io.millrace.runner.flink;

import static org.apache.flink.runtime.executiongraph.failover.RestartBackoffTimeStrategyFactoryLoader.createRestartBackoffTimeStrategyFactory;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class BatchRestartsTest {

  @Test
  void configuration_some_pausesGrow_numberIsTheLast() {
    Configuration job = BatchRestarts.configuration(3);

    assertThat(strategy(job))
        .startsWith(
            "ExponentialDelayRestartBackoffTimeStrategy(initialBackoffMS=1000, maxBackoffMS=60000,"
                + " backoffMultiplier=7.0, resetBackoffThresholdMS=315360000000, jitterFactor=0.0,"
                + " attemptsBeforeResetBackoff=3,");
  }

  @Test
  void configuration_none() {
    Configuration job = BatchRestarts.configuration(0);

    assertThat(strategy(job)).isEqualTo("NoRestartBackoffTimeStrategy");
  }

  /** What a JobManager makes of it, whatever its own configuration. */
  @SuppressWarnings("deprecation")
  private static String strategy(Configuration job) {
    Configuration cluster = new Configuration();
    cluster.setString("restart-strategy.type", "fixed-delay");
    return createRestartBackoffTimeStrategyFactory(
            new ExecutionConfig().getRestartStrategy(), job, cluster, false)
        .create()
        .toString();
  }
}
