package io.millrace.runner.flink;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The jar that a cluster gets: all that a program needs and the cluster has not. */
final class ClusterJar {

  private static final String NAME = "millrace.jar";

  private ClusterJar() {}

  /**
   * The files to stage: the jar beside the first of the class path.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static List<String> filesToStage(String classPath) {
    return beside(classPath)
        .map(jar -> List.of(jar.toString()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--filesToStage: %s, which a cluster needs, is not beside the program; make it by"
                            .formatted(NAME)
                        + " mvn package -DskipTests, or name a jar that has all of the program in"
                        + " it"));
  }

  private static Optional<Path> beside(String classPath) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(classPath)
        .filter(entry -> entry.endsWith(".jar"))
        .limit(1)
        .map(entry -> Path.of(entry).toAbsolutePath().resolveSibling(NAME))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
