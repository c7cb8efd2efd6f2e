package io.millrace.benchmarks.harness;

import io.millrace.jobs.JobSize;
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
    classPath = String.join(File.pathSeparator, path);
  }

  private static List<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".jar")).toList();
    }
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

  /** What starts a program with the flags of a large job, the whole class path and its archive. */
  public List<String> program(Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(archiveFlags());
    JvmFlag.of(JobSize.LARGE).forEach(flag -> command.add(flag.text()));
    command.addAll(List.of("-Xmx" + heap, "-cp", classPath, program.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> archiveFlags() {
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds*=off");
  }

  private List<String> flags(Contest contest) {
    if (!contest.launch().isTuned()) {
      // Embedded Flink does not run without these two; they tune nothing.
      return opens();
    }
    List<String> flags = new ArrayList<>();
    if (contest.peer().jvm() == Peer.Jvm.WHOLE) {
      flags.addAll(archiveFlags());
    }
    JvmFlag.of(contest.launch().size()).forEach(flag -> flags.add(flag.text()));
    flags.add("-Xmx" + (contest.launch() == Launch.LARGE_SMALL_HEAP ? SMALL_HEAP : heap));
    return flags;
  }

  private static List<String> opens() {
    return Stream.of("lang", "util")
        .map("--add-opens=java.base/java.%s=ALL-UNNAMED"::formatted)
        .toList();
  }
}
