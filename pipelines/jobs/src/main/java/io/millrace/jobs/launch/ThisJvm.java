package io.millrace.jobs.launch;

import io.millrace.jobs.JobSize;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the JVM that we are in was started for. */
public final class ThisJvm {

  /** The system property, set with the flags for a {@link JobSize}, that names it. */
  static final String SIZE = "millrace.jvm";

  /** The system property that names the process that waits for this one. */
  static final String PARENT = "millrace.parent";

  private ThisJvm() {}

  /** Whether it was started with our flags, and so ends when we do. */
  public static boolean isOurs() {
    return System.getProperty(SIZE) != null;
  }

  /**
   * Whether Flink has started the program, in its command line or in a JobManager: then the process
   * is not ours to end, nor is there any use in another.
   */
  public static boolean isFlinks() {
    return ThisJvm.class.getClassLoader().getClass().getName().startsWith("org.apache.flink.");
  }

  /** Whether a job of this size runs well in it. A child is never followed by a grandchild. */
  public static boolean suits(JobSize size) {
    boolean rightFlags =
        size.name().equals(System.getProperty(SIZE)) && UserFlags.fromEnvironment().isEmpty();
    return rightFlags || System.getProperty(PARENT) != null;
  }

  /**
   * The class path that this class was loaded from: that of the class loader where it lists one, as
   * Maven's does, and otherwise that of the JVM.
   */
  static String classPath() {
    if (ThisJvm.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(ThisJvm::path)
          .collect(java.util.stream.Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String path(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a file of a class path: " + url, e);
    }
  }
}
