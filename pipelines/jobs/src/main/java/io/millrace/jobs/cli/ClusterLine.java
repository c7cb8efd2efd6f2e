package io.millrace.jobs.cli;

import io.millrace.jobs.cli.ClusterCommand.Action;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command line about a cluster, that picocli fills. */
interface ClusterLine {

  /** An empty one of this name; none if it is not a name of one. */
  static Optional<ClusterLine> named(String name) {
    return all().stream().filter(line -> name(line).equals(name)).findFirst();
  }

  /** Their names. */
  static List<String> names() {
    return all().stream().map(ClusterLine::name).toList();
  }

  private static List<ClusterLine> all() {
    return List.of(new Jobs(), new Cancel(), new Stop(), new Savepoint());
  }

  private static String name(ClusterLine line) {
    return line.getClass().getAnnotation(Command.class).name();
  }

  ClusterOptions cluster();

  /** What it asks for, once it is filled. */
  ClusterCommand command();

  private static ClusterCommand command(
      Action action, String job, ClusterOptions cluster, String directory, boolean drain) {
    return new ClusterCommand(
        action,
        job,
        cluster.master(),
        cluster.timeout(),
        Optional.ofNullable(directory),
        drain,
        cluster.isStacktrace());
  }

  /** Lists jobs. */
  @Command(
      name = "jobs",
      description = "Lists the jobs of a cluster; without --flinkMaster, those that can be run.")
  final class Jobs implements ClusterLine {

    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Override
    public ClusterOptions cluster() {
      return cluster;
    }

    @Override
    public ClusterCommand command() {
      return ClusterLine.command(Action.JOBS, "", cluster, null, false);
    }
  }

  /** Cancels. */
  @Command(
      name = "cancel",
      description =
          "Cancels a job of a cluster: it ends at once, and what it has in memory is lost.")
  final class Cancel implements ClusterLine {

    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "JOB_ID", description = "The job's id, or the begin of it.")
    private String job;

    @Override
    public ClusterOptions cluster() {
      return cluster;
    }

    @Override
    public ClusterCommand command() {
      return ClusterLine.command(Action.CANCEL, job, cluster, null, false);
    }
  }

  /** Stops. */
  @Command(
      name = "stop",
      description =
          "Ends a streaming job of a cluster with a savepoint, from which it can be resumed.")
  final class Stop implements ClusterLine {

    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Mixin private final SavepointOptions savepoint = new SavepointOptions();

    @Option(
        names = "--drain",
        description =
            "Close all windows and fire all timers first, for a job that is not to be resumed.")
    private boolean drain;

    @Override
    public ClusterOptions cluster() {
      return cluster;
    }

    @Override
    public ClusterCommand command() {
      return ClusterLine.command(Action.STOP, savepoint.job, cluster, savepoint.directory, drain);
    }
  }

  /** Makes a savepoint. */
  @Command(
      name = "savepoint",
      description = "Makes a savepoint of a streaming job of a cluster; the job goes on.")
  final class Savepoint implements ClusterLine {

    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Mixin private final SavepointOptions savepoint = new SavepointOptions();

    @Override
    public ClusterOptions cluster() {
      return cluster;
    }

    @Override
    public ClusterCommand command() {
      return ClusterLine.command(
          Action.SAVEPOINT, savepoint.job, cluster, savepoint.directory, false);
    }
  }

  /** What makes a savepoint of what, and where. */
  final class SavepointOptions {

    @Parameters(paramLabel = "JOB_ID", description = "The job's id, or the begin of it.")
    private String job;

    @Option(
        names = "--savepointDir",
        paramLabel = "URI",
        description =
            "The folder for the savepoint, in reach of all machines of the cluster. Default: the"
                + " cluster's own. Example: --savepointDir=file:///savepoints")
    private String directory;
  }
}
