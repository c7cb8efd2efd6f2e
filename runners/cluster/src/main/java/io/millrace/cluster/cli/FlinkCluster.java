package io.millrace.cluster.cli;

import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.ClusterStartException;
import io.millrace.cluster.ClusterStatus;
import io.millrace.cluster.ClusterStatus.Member;
import io.millrace.cluster.LocalCluster;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line {@code flink-cluster}. */
@Command(
    name = "flink-cluster",
    synopsisSubcommandLabel = "COMMAND",
    description = "A Flink cluster of separate processes on this machine, to try things out on.",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong use: one line says what is wrong.",
    })
public final class FlinkCluster {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean unusedHelp;

  private final PrintStream out;

  private FlinkCluster(PrintStream out) {
    this.out = out;
  }

  /** Ends the JVM with the exit code. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** The whole of it but for the end of the JVM. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new FlinkCluster(out));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          err.printf("flink-cluster: %s; --help lists the options%n", oneLine(wrong.getMessage()));
          return WRONG_USE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          err.println("flink-cluster: " + message(failure));
          return isWrongUse(failure) ? WRONG_USE : FAILED;
        });
    if (arguments.isEmpty()) {
      err.println("flink-cluster: no command is named; --help lists them");
      return WRONG_USE;
    }
    return line.execute(arguments.toArray(String[]::new));
  }

  private static boolean isWrongUse(Exception failure) {
    return failure instanceof IllegalArgumentException || failure instanceof IllegalStateException;
  }

  private static String message(Exception failure) {
    boolean written = isWrongUse(failure) || failure instanceof ClusterStartException;
    return written ? failure.getMessage() : failure.toString();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** The option that all commands have. */
  static final class Home {

    @Option(
        names = "--home",
        paramLabel = "FOLDER",
        description = "Where all files of the cluster are. Default: ${DEFAULT-VALUE}")
    private Path folder = Path.of(System.getProperty("user.home"), ".millrace", "flink-cluster");

    Optional<LocalCluster> cluster() {
      return LocalCluster.find(folder);
    }

    LocalCluster running() {
      return cluster()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no cluster runs in %s; flink-cluster start starts one".formatted(folder)));
    }
  }

  /** What {@code start} asks for. */
  static final class Shape {

    @Option(
        names = "--taskManagers",
        paramLabel = "N",
        defaultValue = "2",
        description = "How many TaskManagers. Default: ${DEFAULT-VALUE}")
    private int taskManagers;

    @Option(
        names = "--slots",
        paramLabel = "N",
        defaultValue = "2",
        description = "The slots of each. Default: ${DEFAULT-VALUE}")
    private int slots;

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "8081",
        description =
            "Of the REST interface and the web UI; 0 takes one that is free. Default:"
                + " ${DEFAULT-VALUE}")
    private int port;

    @Option(
        names = "--jobManagerMemory",
        paramLabel = "SIZE",
        defaultValue = "1024m",
        description = "Of its whole process. Default: ${DEFAULT-VALUE}")
    private String jobManagerMemory;

    @Option(
        names = "--taskManagerMemory",
        paramLabel = "SIZE",
        defaultValue = "1728m",
        description = "Of the whole process of each. Default: ${DEFAULT-VALUE}")
    private String taskManagerMemory;

    @Option(
        names = "--prometheus",
        paramLabel = "PORTS",
        description =
            "Show metrics to Prometheus, each process on the next free port of a range, on all"
                + " addresses of the machine. Example: --prometheus=9250-9260")
    private String prometheus;

    @Option(
        names = "-D",
        paramLabel = "KEY=VALUE",
        description =
            "An option of Flink, in place of what the cluster would have. Example:"
                + " -Drestart-strategy.type=none")
    private Map<String, String> options = Map.of();

    private ClusterSettings settings(Path home) {
      ClusterSettings settings =
          ClusterSettings.in(home)
              .taskManagers(taskManagers)
              .slots(slots)
              .restPort(port)
              .jobManagerMemory(jobManagerMemory)
              .taskManagerMemory(taskManagerMemory);
      if (prometheus != null) {
        settings = settings.prometheus(prometheus);
      }
      for (Map.Entry<String, String> option : options.entrySet()) {
        settings = settings.option(option.getKey(), option.getValue());
      }
      return settings;
    }
  }

  @Command(name = "start", description = "Start a cluster, or what has died of it.")
  int start(@Mixin Home home, @Mixin Shape shape) {
    ClusterSettings settings = shape.settings(home.folder);
    Optional<ClusterStatus> before = home.cluster().map(LocalCluster::status);
    if (before.filter(ClusterStatus::isWhole).isPresent()) {
      out.print("runs already: ");
      return print(before.get());
    }
    LocalCluster cluster = LocalCluster.start(settings);
    return print(cluster.status());
  }

  @Command(name = "stop", description = "End all processes and remove all files.")
  int stop(
      @Mixin Home home,
      @Option(names = "--keep", description = "Leave checkpoints, savepoints and logs.")
          boolean keep) {
    Optional<LocalCluster> cluster = home.cluster();
    cluster.ifPresent(keep ? LocalCluster::stopAndKeep : LocalCluster::stop);
    out.println(cluster.isPresent() ? "stopped" : "nothing runs in " + home.folder);
    return OK;
  }

  @Command(name = "status", description = "Say what runs; exit code 1 if not all of it does.")
  int status(@Mixin Home home) {
    Optional<LocalCluster> cluster = home.cluster();
    if (cluster.isEmpty()) {
      out.println("nothing runs in " + home.folder);
      return FAILED;
    }
    return print(cluster.get().status());
  }

  @Command(
      name = "kill-taskmanager",
      description = "Kill a TaskManager as kill -9 does; start starts it again.")
  int killTaskManager(
      @Mixin Home home,
      @Parameters(
              paramLabel = "NUMBER",
              defaultValue = "1",
              description = "Which, from 1 on. Default: ${DEFAULT-VALUE}")
          int number) {
    home.running().killTaskManager(number);
    out.printf("taskmanager-%d is killed%n", number);
    return OK;
  }

  @Command(
      name = "kill-jobmanager",
      description = "Kill the JobManager as kill -9 does, and with it all jobs.")
  int killJobManager(@Mixin Home home) {
    home.running().killJobManager();
    out.println("jobmanager is killed");
    return OK;
  }

  @Command(
      name = "flink",
      description = "Flink's own command line on the cluster: flink-cluster flink -- run …")
  int flink(
      @Mixin Home home,
      @Parameters(paramLabel = "ARGUMENT", arity = "1..*", description = "As flink takes them.")
          List<String> arguments)
      throws Exception {
    return home.running().flink(arguments).inheritIO().start().waitFor();
  }

  private int print(ClusterStatus status) {
    out.printf(
        "Flink at %s, web UI %s: %d of %d slots free, %d jobs running%n",
        status.address(), status.webUi(), status.freeSlots(), status.slots(), status.runningJobs());
    status.members().forEach(this::print);
    return status.isWhole() ? OK : FAILED;
  }

  private void print(Member member) {
    String running = member.ready() ? "ready" : "not ready";
    String state = member.alive() ? running : "dead";
    out.printf("  %-16s pid %-8d %s%n", member.role(), member.pid(), state);
  }
}
