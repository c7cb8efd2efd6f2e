package io.millrace.benchmarks.harness;

import io.millrace.jobs.launch.JvmFlag;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command lines of contestants.
 *
 * <p>All get the same flags, those of Millrace's own large jobs; all that need more than the JDK
 * get the same class path and the archive of classes with it. It begins with what the archive was
 * made for, or the JVM would not use it.
 */
public final class Commands {

  private static final String SMALL_HEAP = "512m";

  private final Path classes;
  private final Path archive;
  private final String classPath;
  private final String driver;
  private final String heap;

  /**
   * Looks at what the build has made.
   *
   * @param home the project's folder
   * @param heap as {@code -Xmx} takes it
   * @throws IllegalStateException if it has not made it
   */
  public Commands(Path home, String heap) throws IOException {
    this.heap = heap;
    Path millrace = home.resolve("pipelines/jobs/target/millrace");
    Path benchmarks = home.resolve("pipelines/benchmarks/target");
    classes = benchmarks.resolve("classes");
    archive = millrace.resolve("millrace.jsa");
    if (!Files.isRegularFile(archive)) {
      throw new IllegalStateException(
          "not there: %s; run: mvn package -DskipTests".formatted(archive));
    }
    List<String> path = new ArrayList<>(jars(millrace));
    path.add(classes.toString());
    path.addAll(missingFrom(millrace.resolve("lib"), benchmarks.resolve("classpath")));
    driver = driverIn(millrace.resolve("lib"));
    classPath = String.join(File.pathSeparator, path);
  }

  private static List<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".jar")).toList();
    }
  }

  private static String driverIn(Path lib) throws IOException {
    return jars(lib).stream()
        .filter(jar -> Path.of(jar).getFileName().toString().startsWith("postgresql-"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not there: PostgreSQL's driver in " + lib));
  }

  /** Jars that the benchmarks need and that Millrace's own jobs do not. */
  private static List<String> missingFrom(Path lib, Path classPathFile) throws IOException {
    return Stream.of(Files.readString(classPathFile).strip().split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !Files.exists(lib.resolve(entry.getFileName())))
        .filter(entry -> !entry.getFileName().toString().startsWith("millrace-jobs-"))
        .map(Path::toString)
        .collect(Collectors.toList());
  }

  /** What starts a contestant. */
  List<String> command(Contest contest, Path input, Path output) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(flags(contest));
    command.add("-cp");
    command.add(contest.peer().jvm() == Peer.Jvm.BARE ? classes.toString() : classPath);
    command.add(contest.peer().mainClass(contest.work()));
    command.add(input.toString());
    command.add(output.toString());
    command.addAll(contest.peer().options());
    if (contest.launch() == Launch.JAVA_AND_BEAM) {
      command.add("--plain");
    }
    return command;
  }

  /** What starts a program that has everything on its class path. */
  public List<String> whole(String mainClass, List<String> arguments) {
    return program(Peer.Jvm.WHOLE, classPath, mainClass, arguments);
  }

  /** What starts a program that needs the JDK and the driver of PostgreSQL. */
  public List<String> withDriver(String mainClass, List<String> arguments) {
    String path = String.join(File.pathSeparator, classes.toString(), driver);
    return program(Peer.Jvm.BARE, path, mainClass, arguments);
  }

  private List<String> program(
      Peer.Jvm jvm, String path, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(flags(jvm, Launch.LARGE));
    command.addAll(List.of("-cp", path, mainClass));
    command.addAll(arguments);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> flags(Contest contest) {
    if (!contest.launch().isTuned()) {
      // Embedded Flink does not run without these two; they tune nothing.
      return opens();
    }
    return flags(contest.peer().jvm(), contest.launch());
  }

  private List<String> flags(Peer.Jvm jvm, Launch launch) {
    List<String> flags = new ArrayList<>();
    if (jvm == Peer.Jvm.WHOLE) {
      flags.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds*=off"));
    }
    JvmFlag.of(launch.size()).forEach(flag -> flags.add(flag.text()));
    flags.add("-Xmx" + (launch == Launch.LARGE_SMALL_HEAP ? SMALL_HEAP : heap));
    return flags;
  }

  private static List<String> opens() {
    return Stream.of("lang", "util")
        .map("--add-opens=java.base/java.%s=ALL-UNNAMED"::formatted)
        .toList();
  }
}
