package io.millrace.runner.flink;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.runner.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.util.ExceptionUtils;

/** Waits for what a Flink master answers, until patience ends, and says in a line what is wrong. */
final class FlinkAnswers {

  private static final int LIMIT = 300;
  private static final Pattern CLASS_NAME = Pattern.compile("^(\\w+\\.)+\\w+: ");

  private final MasterAddress master;
  private final Duration patience;
  private final long deadline;

  /** Patience begins now. */
  FlinkAnswers(MasterAddress master, Duration patience) {
    this.master = master;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** The answer to a question, or to what is done at once. */
  <T> T await(CompletableFuture<T> answer) throws ClusterException, InterruptedException {
    try {
      return answer.get(left(), NANOSECONDS);
    } catch (TimeoutException e) {
      throw silent(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** Whether what was asked for is there. */
  boolean isFound(CompletableFuture<?> answer) throws ClusterException, InterruptedException {
    try {
      answer.get(left(), NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      throw silent(e);
    } catch (ExecutionException e) {
      if (is(e, HttpResponseStatus.NOT_FOUND)) {
        return false;
      }
      throw failure(e.getCause());
    }
  }

  /** The result of what takes its time. */
  <T> T awaitAction(CompletableFuture<T> result) throws ClusterException, InterruptedException {
    try {
      return result.get(left(), NANOSECONDS);
    } catch (TimeoutException e) {
      throw unfinished("it was asked for", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /**
   * Waits before the same is asked again.
   *
   * @throws ClusterException if patience has ended, saying how far it had come
   */
  void pause(long millis, String state) throws ClusterException, InterruptedException {
    if (left() <= 0) {
      throw unfinished(state, null);
    }
    Thread.sleep(millis);
  }

  private long left() {
    return Math.max(0, deadline - System.nanoTime());
  }

  private ClusterException unfinished(String state, Throwable cause) {
    return ClusterException.failed(
        "not done after %d s, and may be done yet: %s".formatted(patience.toSeconds(), state),
        cause);
  }

  private ClusterException silent(Throwable cause) {
    return unreachable(
        "no answer within %d s; check host and port, or wait longer".formatted(seconds()), cause);
  }

  private long seconds() {
    return Math.max(1, patience.toSeconds());
  }

  private ClusterException failure(Throwable cause) {
    if (isSetting(cause)) {
      return ClusterException.failed(
          "the cluster has no folder for savepoints; name one that all of its machines reach, with"
              + " --savepointDir=file:///…",
          cause);
    }
    if (is(cause, HttpResponseStatus.SERVICE_UNAVAILABLE)) {
      return unreachable("the master is just starting, or has lost its leader", cause);
    }
    if (ExceptionUtils.findThrowable(cause, RestClientException.class).isPresent()) {
      return refused(cause);
    }
    return ExceptionUtils.findThrowable(cause, IOException.class)
        .map(
            io ->
                unreachable(
                    "no Flink master answers (%s); check host and port, those of its web interface"
                        .formatted(line(io)),
                    cause))
        .orElseGet(() -> refused(cause));
  }

  /** What answers is not Flink where it is not Flink's own JSON. */
  private ClusterException refused(Throwable cause) {
    return ExceptionUtils.findThrowable(cause, JsonProcessingException.class).isPresent()
        ? unreachable("what answers is no Flink master; check the port", cause)
        : ClusterException.failed(line(deepest(cause)), cause);
  }

  private ClusterException unreachable(String message, Throwable cause) {
    return ClusterException.unreachable(
        "--%s=%s: %s".formatted(FlinkRemoteControl.OPTION, master, message), cause);
  }

  private static boolean isSetting(Throwable cause) {
    return ExceptionUtils.findThrowableWithMessage(cause, "state.savepoints.dir").isPresent();
  }

  private static boolean is(Throwable thrown, HttpResponseStatus status) {
    return ExceptionUtils.findThrowable(thrown, RestClientException.class)
        .map(rest -> rest.getHttpResponseStatus().equals(status))
        .orElse(false);
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  /** Flink answers with stack traces: the last cause in them is what matters. */
  private static String line(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    int cause = message.lastIndexOf("Caused by: ");
    String from = cause < 0 ? message : message.substring(cause + "Caused by: ".length());
    String first = from.strip().lines().findFirst().orElse("").strip();
    first = CLASS_NAME.matcher(first).replaceFirst("");
    String text = first.isEmpty() ? thrown.getClass().getSimpleName() : first;
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
  }
}
