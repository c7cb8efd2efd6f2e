package io.millrace.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.runner.Cluster;
import io.millrace.runner.ClusterJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobByIdTest {

  @Test
  void begin_ofOne() throws Exception {
    assertThat(new Jobs("1a2b", "1c3d").job("1C").id()).isEqualTo("1c3d");
  }

  @Test
  void begin_ofNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Jobs("1a2b").job("b"))
        .withMessage("a cluster has no job 'b'");
  }

  @Test
  void begin_ofSeveral() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Jobs("1a2b", "1c3d", "2e4f").job("1"))
        .withMessage("'1' is the begin of 2 jobs of a cluster: [1a2b, 1c3d]; give more letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void blank_isNotTheOnlyOne(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Jobs("1a2b").job(id))
        .withMessage(
            "the job's id must be given, or the begin of it, is blank; millrace jobs lists the ids");
  }

  /** A cluster whose jobs can only be looked at. */
  private record Jobs(List<ClusterJob> jobs) implements Cluster {

    Jobs(String... ids) {
      this(
          Stream.of(ids)
              .map(
                  id ->
                      new ClusterJob(
                          id, "numbers", "RUNNING", false, Instant.EPOCH, Duration.ZERO, Map.of()))
              .toList());
    }

    @Override
    public boolean canSave(ClusterJob job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String cancel(ClusterJob job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String savepoint(ClusterJob job, Optional<String> directory) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String stop(ClusterJob job, Optional<String> directory, boolean drain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "a cluster";
    }
  }
}
