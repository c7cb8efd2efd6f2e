package io.millrace.jobs.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Tables;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.apache.beam.runners.core.construction.SerializablePipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.util.ChildFirstClassLoader;
import org.junit.jupiter.api.Test;

/** The classes of a job that has ended can go, where Flink has loaded them for it alone. */
class JobClassesTest {

  private static final String[] OF_THE_CLUSTER = {
    "java.", "javax.", "org.apache.flink.", "org.slf4j.", "org.xml.", "org.w3c."
  };

  /** Connects, and looks around. */
  public static final class Connects implements Runnable {

    @Override
    public void run() {
      Tables.exists(Database.at("jdbc:h2:mem:of_a_job"), "readings");
    }
  }

  /** Reads its options, as a JobManager does of each job. */
  public static final class ReadsOptions implements Runnable {

    @Override
    public void run() {
      String json = new SerializablePipelineOptions(PipelineOptionsFactory.create()).toString();
      new SerializablePipelineOptions(json).get();
    }
  }

  @Test
  void classes_ofAJobThatConnected_go() throws Exception {
    assertThat(loaderOfAJob(Connects.class)).satisfies(JobClassesTest::isCollected);
  }

  @Test
  void classes_ofAJobThatReadItsOptions_go() throws Exception {
    assertThat(loaderOfAJob(ReadsOptions.class)).satisfies(JobClassesTest::isCollected);
  }

  @Test
  void drivers_ofTheJvm_stay() throws Exception {
    new Connects().run();

    assertThat(DriverManager.drivers().map(Driver::getClass))
        .contains(org.h2.Driver.class, org.postgresql.Driver.class);
  }

  private static WeakReference<ClassLoader> loaderOfAJob(Class<? extends Runnable> job)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ChildFirstClassLoader loader =
        new ChildFirstClassLoader(classPath(), before, OF_THE_CLUSTER, failure -> {})) {
      thread.setContextClassLoader(loader);
      Class<?> alone = Class.forName(job.getName(), true, loader);
      assertThat(alone).isNotSameAs(job);
      ((Runnable) alone.getDeclaredConstructor().newInstance()).run();
      return new WeakReference<>(loader);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> url(Path.of(entry)))
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void isCollected(WeakReference<ClassLoader> loader) {
    for (int i = 0; i < 20 && loader.get() != null; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
  }
}
