package io.millrace.cluster;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of Flink's jars that the build leaves: {@code lib} and {@code plugins}. */
record Distribution(Path folder) {

  /** The system property that names it, where it is not beside our own classes. */
  static final String PROPERTY = "millrace.flink.distribution";

  private static final String NAME = "flink-cluster";

  /**
   * Finds it.
   *
   * @throws IllegalStateException if the build has not made it
   */
  static Distribution find() {
    return candidates()
        .filter(folder -> Files.isDirectory(folder.resolve("lib")))
        .findFirst()
        .map(Distribution::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Flink's jars are not there; run: mvn package -DskipTests -pl runners/cluster"
                        + " -am, or name their folder by -D%s".formatted(PROPERTY)));
  }

  private static Stream<Path> candidates() {
    Path code = code();
    Stream<Path> named = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).stream();
    return Stream.concat(named, Stream.of(code.getParent(), code.resolveSibling(NAME)));
  }

  /** Our jar, or our folder of classes. */
  private static Path code() {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For {@code -cp}. */
  String classPath() {
    return folder.resolve("lib") + "/*";
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  /** Adds what Flink's processes look for in their environment. */
  void prepare(ProcessBuilder builder, ClusterHome home) {
    builder.environment().put("FLINK_CONF_DIR", home.configuration().toString());
    builder.environment().put("FLINK_LIB_DIR", folder.resolve("lib").toString());
    builder.environment().put("FLINK_PLUGINS_DIR", plugins().toString());
    // They would be printed, and may not fit.
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
  }
}
