package io.millrace.benchmarks.harness;

import io.millrace.benchmarks.data.DataSet;

/** A contestant at a work of a size. */
public record Contest(Work work, DataSet data, Peer peer, Launch launch) {

  /** One line for people. */
  public String title() {
    String how = launch == Launch.LARGE ? "" : ", " + launch.title();
    return "%s, %,d %s: %s%s"
        .formatted(work.title(), data.amount(), data.kind().unit(), peer.title(), how);
  }
}
