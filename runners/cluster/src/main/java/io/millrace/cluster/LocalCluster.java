package io.millrace.cluster;

import io.millrace.cluster.ClusterStatus.Member;
import io.millrace.cluster.rest.MasterAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;

/**
 * A JobManager and TaskManagers, each a process of its own, on the loopback address of this
 * machine.
 *
 * <pre>{@code
 * try (LocalCluster cluster = LocalCluster.start(ClusterSettings.in(folder))) {
 *   Launcher.from("--runner=FlinkRunner", "--flinkMaster=" + cluster.address()).launch(pipeline);
 *   cluster.killTaskManager(1);
 * }
 * }</pre>
 *
 * <p>The processes outlive this JVM unless {@link #close} or {@link #stop} ends them; {@link #find}
 * finds them again. What they are is recorded in the home folder, with the time of their start, so
 * that no process which has the number of a dead one is ever touched.
 */
public final class LocalCluster implements AutoCloseable {

  private final ClusterHome home;
  private final Distribution distribution;

  private LocalCluster(ClusterHome home, Distribution distribution) {
    this.home = home;
    this.distribution = distribution;
  }

  /**
   * Starts a cluster and waits until its slots are there: some ten seconds. Where one runs in the
   * home folder already, that one is completed as by {@link #startMissing}, whatever the settings.
   *
   * @throws IllegalArgumentException if the port is taken, the folder holds something else, or
   *     Flink cannot work with the options; nothing has been started then
   * @throws ClusterStartException if a process ends or does not answer; the others are ended
   */
  public static LocalCluster start(ClusterSettings settings) {
    ClusterHome home = new ClusterHome(settings.home());
    LocalCluster cluster = new LocalCluster(home, Distribution.find());
    try {
      home.claim();
      home.exclusively(
          () -> {
            if (cluster.processes().stream().noneMatch(ClusterProcess::isAlive)) {
              cluster.make(settings);
            }
            cluster.complete();
          });
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      home.unmake();
      throw e;
    }
  }

  private void make(ClusterSettings settings) throws IOException {
    if (settings.restPort() > 0) {
      Ports.checkFree(settings.restPort());
    }
    home.make();
    ClusterConfiguration.write(settings, home);
    new FlinkCommand(home, distribution).check();
    ClusterProcess.expect(home, settings.taskManagers());
  }

  /** The cluster that was started in a folder and not stopped; its processes may have died. */
  public static Optional<LocalCluster> find(Path home) {
    ClusterHome folder = new ClusterHome(home.toAbsolutePath().normalize());
    return folder.isMade()
        ? Optional.of(new LocalCluster(folder, Distribution.find()))
        : Optional.empty();
  }

  /** Host and port of the REST interface, as {@code --flinkMaster} takes it. */
  public String address() {
    return master().toString();
  }

  /** Where the REST interface is. */
  public MasterAddress master() {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(home.configuration().toString());
    return new MasterAddress(
        configuration.get(RestOptions.ADDRESS), configuration.get(RestOptions.PORT));
  }

  /** What runs now. */
  public ClusterStatus status() {
    MasterAddress master = master();
    Optional<ClusterRest.Overview> answer = new ClusterRest(master).overview();
    ClusterRest.Overview overview = answer.orElse(ClusterRest.Overview.NOTHING);
    List<Member> members =
        processes().stream()
            .map(
                process ->
                    new Member(
                        process.role(),
                        process.pid(),
                        process.isAlive(),
                        process.isJobManager()
                            ? answer.isPresent()
                            : overview.taskManagers().contains(process.id())))
            .toList();
    return new ClusterStatus(
        master.toString(), members, overview.slots(), overview.freeSlots(), overview.runningJobs());
  }

  /**
   * Kills a TaskManager, as {@code kill -9} does, and returns when it is gone; the JobManager
   * misses it some seconds later.
   *
   * @param number from 1 on
   * @throws IllegalArgumentException if there is none of this number, or it is dead
   */
  public void killTaskManager(int number) {
    kill(ClusterProcess.taskManager(number));
  }

  /**
   * Kills the JobManager in the same way: the jobs are lost, and the TaskManagers wait for the
   * next.
   *
   * @throws IllegalArgumentException if it is dead
   */
  public void killJobManager() {
    kill(ClusterProcess.JOB_MANAGER);
  }

  private void kill(String role) {
    List<String> alive =
        processes().stream().filter(ClusterProcess::isAlive).map(ClusterProcess::role).toList();
    if (!alive.contains(role)) {
      throw new IllegalArgumentException(
          "%s does not run; these do: %s".formatted(role, String.join(", ", alive)));
    }
    processes().stream()
        .filter(process -> process.role().equals(role))
        .forEach(ClusterProcess::kill);
  }

  /**
   * Starts what has died, and waits until it is ready.
   *
   * @throws ClusterStartException if a process ends or does not answer
   */
  public void startMissing() {
    try {
      home.exclusively(this::complete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void complete() throws IOException {
    new ClusterStart(home, distribution, new ClusterRest(master())).run(processes());
  }

  /**
   * A command of Flink's own command line on this cluster, such as {@code run -c Main jobs.jar}; it
   * is not started.
   */
  public ProcessBuilder flink(List<String> arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(new FlinkCommand(home, distribution).client(arguments));
    distribution.prepare(builder, home);
    return builder;
  }

  /** Ends all processes and removes all files. Does nothing where that was done. */
  public void stop() {
    stop(false);
  }

  /** Ends all processes; removes all files but checkpoints, savepoints and logs. */
  public void stopAndKeep() {
    stop(true);
  }

  private void stop(boolean keep) {
    if (!home.isMade()) {
      return;
    }
    try {
      home.exclusively(
          () -> {
            end(processes());
            home.remove(keep);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks all of them first: they end side by side. */
  static void end(List<ClusterProcess> processes) {
    processes.forEach(ClusterProcess::terminate);
    for (ClusterProcess process : processes) {
      if (!process.awaitEnd()) {
        process.kill();
      }
    }
  }

  /** As {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  private List<ClusterProcess> processes() {
    return ClusterProcess.recorded(home);
  }
}
