package io.millrace.jobs.control;

import io.millrace.jobs.cli.ClusterCommand;
import io.millrace.jobs.cli.ClusterCommand.Action;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.runner.Cluster;
import io.millrace.runner.ClusterException;
import io.millrace.runner.ClusterJob;
import io.millrace.runner.RemoteControl;
import io.millrace.runner.RunnerProfiles;
import java.io.PrintStream;

/** Does one thing with the jobs of a cluster. */
public final class ClusterControl {

  /** Whose clusters {@code --flinkMaster} names. */
  private static final String RUNNER = "FlinkRunner";

  private final ClusterCommand command;
  private final PrintStream out;
  private final PrintStream err;

  private ClusterControl(ClusterCommand command, PrintStream out, PrintStream err) {
    this.command = command;
    this.out = out;
    this.err = err;
  }

  /**
   * Does it.
   *
   * @return an {@link ExitCode}; what it means has been printed
   */
  public static int run(ClusterCommand command, PrintStream out, PrintStream err) {
    return new ClusterControl(command, out, err).run();
  }

  private int run() {
    RemoteControl control = RunnerProfiles.named(RUNNER).remoteControl().orElseThrow();
    try (Cluster cluster = control.connect(command.master(), command.timeout())) {
      act(cluster);
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      return failed(e, ExitCode.WRONG_USE);
    } catch (ClusterException e) {
      return failed(e, e.tried() ? ExitCode.FAILED : ExitCode.WRONG_USE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.CANCELLED;
    }
  }

  private int failed(Exception e, int code) {
    err.println("millrace: " + e.getMessage());
    if (command.stacktrace()) {
      e.printStackTrace(err);
    }
    return code;
  }

  private void act(Cluster cluster) throws ClusterException, InterruptedException {
    if (command.action() == Action.JOBS) {
      out.print(JobTable.of(cluster.jobs()));
      return;
    }
    ClusterJob job = cluster.job(command.job());
    if (job.ended()) {
      throw new IllegalArgumentException(
          "%s has ended already: %s".formatted(described(job), job.state()));
    }
    if (command.action() == Action.CANCEL) {
      cancel(cluster, job);
    } else {
      save(cluster, job);
    }
  }

  private void cancel(Cluster cluster, ClusterJob job)
      throws ClusterException, InterruptedException {
    String state = cluster.cancel(job);
    if (!state.equals("CANCELED")) {
      throw ClusterException.failed(
          "%s had ended before it could be cancelled: %s".formatted(described(job), state), null);
    }
    out.printf("%s is cancelled.%n", described(job));
  }

  private void save(Cluster cluster, ClusterJob job) throws ClusterException, InterruptedException {
    if (!cluster.canSave(job)) {
      throw new IllegalArgumentException(
          "%s is a batch job, of which no savepoint can be made; millrace cancel ends it"
              .formatted(described(job)));
    }
    if (command.action() == Action.SAVEPOINT) {
      String savepoint = cluster.savepoint(job, command.savepointDirectory());
      out.printf("%s goes on. Its savepoint: %s%n", described(job), savepoint);
      return;
    }
    String savepoint = cluster.stop(job, command.savepointDirectory(), command.drain());
    out.printf("%s is stopped. Its savepoint: %s%n", described(job), savepoint);
    out.println(Resume.line(job.name(), savepoint));
  }

  private static String described(ClusterJob job) {
    return "%s (%s)".formatted(job.name(), job.id());
  }
}
