package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureLineTest {

  @Test
  void of_userCode_whatItThrew() {
    String trace =
        """
        org.apache.beam.sdk.util.UserCodeException: io.millrace.flow.function.StepException: step 'parse' failed on x: java.lang.NumberFormatException: For input string: "x"
        \tat org.apache.beam.sdk.util.UserCodeException.wrap(UserCodeException.java:39)
        \tat io.millrace.flow.internal.stage.StageFn$DoFnInvoker.invokeProcessElement(Unknown Source)
        Caused by: io.millrace.flow.function.StepException: step 'parse' failed on x: java.lang.NumberFormatException: For input string: "x"
        \tat io.millrace.flow.function.StepException.of(StepException.java:19)
        Caused by: java.lang.NumberFormatException: For input string: "x"
        \t... 12 more
        """;

    assertThat(FailureLine.of(trace))
        .isEqualTo(
            "step 'parse' failed on x: java.lang.NumberFormatException: For input string: \"x\"");
  }

  @Test
  void of_aLostWorker_whatFlinkSays() {
    String trace =
        """
        org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Connection unexpectedly closed by remote task manager '127.0.0.1/127.0.0.1:40211'. This might indicate that the remote task manager was lost.
        \tat org.apache.flink.runtime.io.network.netty.CreditBasedPartitionRequestClientHandler.channelInactive(Foo.java:134)
        Caused by: java.io.IOException: Connection reset by peer
        """;

    assertThat(FailureLine.of(trace))
        .isEqualTo(
            "RemoteTransportException: Connection unexpectedly closed by remote task manager"
                + " '127.0.0.1/127.0.0.1:40211'. This might indicate that the remote task manager"
                + " was lost.");
  }

  @Test
  void of_wrappersAlone_theDeepest() {
    String trace =
        """
        java.lang.RuntimeException: java.lang.IllegalStateException
        \tat a.B.c(B.java:1)
        Caused by: java.lang.IllegalStateException
        \tat a.B.c(B.java:2)
        """;

    assertThat(FailureLine.of(trace)).isEqualTo("IllegalStateException");
  }

  @Test
  void of_noStackTrace_itsFirstLine() {
    assertThat(FailureLine.of("\n  out of luck \nand more")).isEqualTo("out of luck");
    assertThat(FailureLine.of("")).isEqualTo("for a reason that Flink keeps");
  }

  @Test
  void of_aLongMessage_isCut() {
    assertThat(FailureLine.of("java.io.IOException: " + "x".repeat(1_000)))
        .hasSize(301)
        .startsWith("IOException: xxx")
        .endsWith("x…");
  }
}
