package io.millrace.jobs;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves no process behind a test, however it ends; JUnit finds it by itself. */
public final class EndProcesses implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    Millrace.endAll();
  }
}
