package io.millrace.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThisJvmTest {

  @Test
  void classPath_ofTheJvm() {
    assertThat(ThisJvm.classPath()).isEqualTo(System.getProperty("java.class.path"));
  }

  /** Maven's exec:java loads Main so. */
  @Test
  void classPath_ofAClassLoaderThatListsIt() throws Exception {
    String classPath = System.getProperty("java.class.path");
    URL[] urls =
        Stream.of(classPath.split(File.pathSeparator)).map(ThisJvmTest::url).toArray(URL[]::new);

    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method method = loader.loadClass(ThisJvm.class.getName()).getDeclaredMethod("classPath");
      method.setAccessible(true);

      assertThat(paths((String) method.invoke(null))).isEqualTo(paths(classPath));
    }
  }

  private static List<Path> paths(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
