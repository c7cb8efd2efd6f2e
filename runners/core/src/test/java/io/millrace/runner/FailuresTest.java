package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.function.StepException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.util.UserCodeException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void message_usersOwn_kindAndMessage() {
    Throwable thrown = new IllegalStateException("no luck");

    assertThat(Failures.message(thrown)).isEqualTo("IllegalStateException: no luck");
  }

  @Test
  void message_wrappedByBeam_usersOwn() {
    Throwable thrown =
        new PipelineExecutionException(
            UserCodeException.wrap(new IllegalStateException("no luck")));

    assertThat(Failures.message(thrown)).isEqualTo("IllegalStateException: no luck");
  }

  @Test
  void message_wrapperOfTheJdkThatSaysNothing_itsCause() {
    Throwable thrown =
        new RuntimeException(new ExecutionException(new IllegalStateException("no luck")));

    assertThat(Failures.message(thrown)).isEqualTo("IllegalStateException: no luck");
  }

  @Test
  void message_wrapperAboveUserCode_evenIfItSpeaks() {
    Throwable thrown =
        new RuntimeException(
            "Pipeline execution failed",
            UserCodeException.wrap(new IllegalStateException("no luck")));

    assertThat(Failures.message(thrown)).isEqualTo("IllegalStateException: no luck");
  }

  @Test
  void message_causeSaysMore_isAdded() {
    Throwable thrown =
        new IllegalStateException("cannot write", new SQLException("table is locked"));

    assertThat(Failures.message(thrown))
        .isEqualTo("IllegalStateException: cannot write, caused by SQLException: table is locked");
  }

  @Test
  void message_causeIsToldAlready_isNotAdded() {
    Throwable thrown = StepException.of("divide", 7, new ArithmeticException("/ by zero"));

    assertThat(Failures.message(thrown))
        .isEqualTo("step 'divide' failed on 7: java.lang.ArithmeticException: / by zero");
  }

  @Test
  void message_manyLines_areOne() {
    Throwable thrown = new SQLException("syntax error\n  at line 1\r\n  near FROM");

    assertThat(Failures.message(thrown))
        .isEqualTo("SQLException: syntax error at line 1 near FROM");
  }

  @Test
  void message_none_theKind() {
    assertThat(Failures.message(new NullPointerException())).isEqualTo("NullPointerException");
  }

  @Test
  void message_causesInACircle_ends() {
    Exception outer = new IllegalStateException("outer");
    outer.initCause(new IllegalStateException("inner", outer));

    assertThat(Failures.message(outer)).contains("outer", "inner");
  }
}
