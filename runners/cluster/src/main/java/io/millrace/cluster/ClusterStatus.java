package io.millrace.cluster;

import java.util.List;

/**
 * What runs of a cluster.
 *
 * @param address host and port of its REST interface, as {@code --flinkMaster} takes it
 * @param members the JobManager, then the TaskManagers
 * @param slots the slots of the TaskManagers that have registered
 * @param freeSlots those of them that no job has
 * @param runningJobs how many jobs run
 */
public record ClusterStatus(
    String address, List<Member> members, int slots, int freeSlots, int runningJobs) {

  /**
   * A process.
   *
   * @param role {@code jobmanager}, or {@code taskmanager-1} and so on
   * @param pid its number
   * @param alive whether it runs
   * @param ready whether it answers or, a TaskManager, the JobManager knows it
   */
  public record Member(String role, long pid, boolean alive, boolean ready) {}

  /** Keeps its own copy. */
  public ClusterStatus {
    members = List.copyOf(members);
  }

  /** Whether every process runs and is ready for jobs. */
  public boolean isWhole() {
    return !members.isEmpty() && members.stream().allMatch(member -> member.alive && member.ready);
  }

  /** The address of the web UI. */
  public String webUi() {
    return "http://" + address;
  }
}
