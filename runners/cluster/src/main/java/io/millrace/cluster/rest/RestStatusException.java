package io.millrace.cluster.rest;

import java.io.IOException;
import java.net.URI;

/** An answer of another status than 200. */
public final class RestStatusException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a JobManager that has just come up answers, until it leads. */
  private static final int UNAVAILABLE = 503;

  private final int status;

  RestStatusException(URI asked, int status) {
    super("%s: HTTP %d".formatted(asked, status));
    this.status = status;
  }

  /** Whether the same may be answered a moment later. */
  public boolean isForNow() {
    return status == UNAVAILABLE;
  }
}
