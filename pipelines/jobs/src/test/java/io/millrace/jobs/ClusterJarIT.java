package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that a Flink cluster gets, as the build has just made it. */
class ClusterJarIT {

  private static final Path JAR = Path.of("target/millrace/millrace.jar");
  private static final long LIMIT = 80_000_000;

  @Test
  void size_isBelowTheLimit() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(LIMIT);
  }

  @Test
  void classesOfTheCluster_areLeftOut() throws Exception {
    assertThat(entries())
        .filteredOn(entry -> entry.matches("(org/apache/flink|org/slf4j|com/esotericsoftware)/.*"))
        .isEmpty();
  }

  @Test
  void signatures_areLeftOut() throws Exception {
    assertThat(entries())
        .filteredOn(entry -> entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "io.millrace.jobs.Job, io.millrace.jobs.rollup.Rollup",
    "io.millrace.jobs.Job, io.millrace.jobs.copy.Copy",
    "io.millrace.runner.RunnerProfile, io.millrace.runner.flink.FlinkProfile",
    "java.sql.Driver, org.postgresql.Driver",
    "java.sql.Driver, org.mariadb.jdbc.Driver",
    "java.sql.Driver, org.h2.Driver",
    "org.apache.beam.sdk.options.PipelineOptionsRegistrar,"
        + " org.apache.beam.runners.flink.FlinkRunnerRegistrar$Options",
    "org.apache.beam.sdk.coders.CoderProviderRegistrar,"
        + " io.millrace.flow.records.RecordCoderRegistrar",
  })
  void services_ofAllJars(String service, String provider) throws Exception {
    assertThat(lines("META-INF/services/" + service)).contains(provider);
    assertThat(entries()).contains(provider.replace('.', '/') + ".class");
  }

  @Test
  void dialects() throws Exception {
    assertThat(lines("META-INF/services/io.millrace.jdbc.dialect.Dialect")).hasSize(3);
  }

  @Test
  void manifest_namesMain() throws Exception {
    assertThat(lines("META-INF/MANIFEST.MF"))
        .contains("Main-Class: io.millrace.jobs.Main", "Multi-Release: true");
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> lines(String entry) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String text = new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), UTF_8);
      return text.lines().map(String::strip).toList();
    }
  }
}
