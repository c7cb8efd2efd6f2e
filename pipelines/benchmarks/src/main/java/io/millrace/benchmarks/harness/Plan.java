package io.millrace.benchmarks.harness;

import io.millrace.benchmarks.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The contests, in the order in which each round runs them. */
public final class Plan {

  private static final long SEED = 42;
  private static final long TRIVIAL_ROWS = 1_000;
  private static final List<Peer> OURS = List.of(Peer.MILLRACE_DIRECT, Peer.MILLRACE_FLINK);

  private final Sizes sizes;
  private final Set<Work> works;
  private final Set<Peer> peers;

  /** A plan for some of the work and some of the peers. */
  public Plan(Sizes sizes, Set<Work> works, Set<Peer> peers) {
    this.sizes = sizes;
    this.works = works;
    this.peers = peers;
  }

  /** All contests. */
  public List<Contest> contests() {
    List<Contest> contests = new ArrayList<>();
    for (Work work : Work.values()) {
      for (Peer peer : Peer.values()) {
        if (takesPart(work, peer)) {
          contests.add(small(work, peer));
          contests.add(large(work, peer));
        }
      }
    }
    for (Peer peer : OURS) {
      if (takesPart(Work.W1, peer)) {
        contests.add(memorySmall(peer));
        contests.add(memoryLarge(peer));
      }
      if (takesPart(Work.W2, peer)) {
        contests.add(trivial(peer, Launch.SMALL));
        contests.add(trivial(peer, Launch.JAVA));
        contests.add(trivial(peer, Launch.JAVA_AND_BEAM));
      }
    }
    return contests;
  }

  /** W6 is compared with W2 of the same contestant; the loop shows what the data itself does. */
  private boolean takesPart(Work work, Peer peer) {
    boolean compared = work != Work.W6 || OURS.contains(peer) || peer == Peer.LOOP;
    return works.contains(work) && peers.contains(peer) && compared;
  }

  /** The smaller of the two contests that a slope is taken between. */
  public Contest small(Work work, Peer peer) {
    return contest(work, sizes.of(work, peer).small(), peer, Launch.LARGE);
  }

  /** The larger of the two. */
  public Contest large(Work work, Peer peer) {
    return contest(work, sizes.of(work, peer).large(), peer, Launch.LARGE);
  }

  /** Word count with little memory. */
  public Contest memorySmall(Peer peer) {
    return contest(Work.W1, sizes.memory().small(), peer, Launch.LARGE_SMALL_HEAP);
  }

  /** Word count of much more with the same little memory. */
  public Contest memoryLarge(Peer peer) {
    return contest(Work.W1, sizes.memory().large(), peer, Launch.LARGE_SMALL_HEAP);
  }

  /** So few rows that the start is all there is. */
  public Contest trivial(Peer peer, Launch launch) {
    return contest(Work.W2, TRIVIAL_ROWS, peer, launch);
  }

  private static Contest contest(Work work, long amount, Peer peer, Launch launch) {
    return new Contest(work, new DataSet(work.data(), amount, SEED), peer, launch);
  }
}
