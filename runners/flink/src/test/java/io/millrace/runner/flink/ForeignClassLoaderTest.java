package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.runner.Launcher;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

/** Embedded Flink where the system's class loader does not have it, as under Maven. */
class ForeignClassLoaderTest {

  @Test
  void run_programIsLoadedByAnotherLoader_runs() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);

      Object count = loader.loadClass(Program.class.getName()).getMethod("run").invoke(null);

      assertThat(count).isEqualTo(3L);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What Maven would run. */
  public static final class Program {

    private Program() {}

    /** How many elements have passed. */
    public static long run() throws Exception {
      return Launcher.from("--runner=FlinkRunner")
          .launch(
              pipeline ->
                  Flow.of(pipeline.apply(Create.of(1, 2, 3))).counted("numbers").toPCollection())
          .counter("numbers");
    }
  }
}
