package io.millrace.jobs;

/** How long tests wait for what does not take long: a limit against a hang, on any machine. */
public final class Patience {

  public static final long SECONDS = 300;

  private Patience() {}
}
