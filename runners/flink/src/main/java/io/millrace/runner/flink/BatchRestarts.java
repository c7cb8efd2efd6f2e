package io.millrace.runner.flink;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RestartStrategyOptions.RestartStrategyType;

/**
 * How a batch job begins again: after 1 s, 7 s and 49 s, and every minute from then on, as often as
 * its user says.
 *
 * <p>One lost TaskManager fails a job several times. Its neighbours miss it at once; the JobManager
 * with Flink's own heartbeats after some 20 s, or 50 s if the whole machine is silent, and until
 * then gives tasks to its slots, which fails. Where all slots are in use its tasks fail too until
 * another TaskManager has come. Growing pauses outlast that in three restarts, and cost what fails
 * for other reasons little at first. Failures within a pause count as one.
 */
final class BatchRestarts {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final double GROWTH = 7;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Flink would count anew after an hour, and a job that fails later than that never end. */
  private static final Duration NEVER = Duration.ofDays(3650);

  private BatchRestarts() {}

  /** What the configuration of a job says of them. */
  static Configuration configuration(int restarts) {
    Configuration job = new Configuration();
    if (restarts == 0) {
      job.set(
          RestartStrategyOptions.RESTART_STRATEGY,
          RestartStrategyType.NO_RESTART_STRATEGY.getMainValue());
      return job;
    }
    job.set(
        RestartStrategyOptions.RESTART_STRATEGY,
        RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, restarts);
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST_PAUSE);
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, GROWTH);
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE);
    job.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, 0.0);
    job.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, NEVER);
    return job;
  }
}
