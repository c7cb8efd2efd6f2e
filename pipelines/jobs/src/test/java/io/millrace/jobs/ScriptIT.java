package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/millrace} on what the build has just packaged. */
class ScriptIT {

  private static final Path SCRIPT = Path.of("../../scripts/millrace").toAbsolutePath().normalize();

  @Test
  void version() throws Exception {
    assertThat(run(SCRIPT.toString(), "--version"))
        .satisfies(
            screen -> assertThat(screen.code()).isZero(),
            screen -> assertThat(screen.out()).startsWith("millrace "),
            screen -> assertThat(screen.err()).isEmpty());
  }

  @Test
  void throughASymlink(@TempDir Path elsewhere) throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("mr"), SCRIPT);

    assertThat(run(link.toString(), "--version").out()).startsWith("millrace ");
  }

  @Test
  void fromAnotherDirectory() throws Exception {
    assertThat(run("bash", "-c", "cd / && '%s' --version".formatted(SCRIPT)).out())
        .startsWith("millrace ");
  }

  @Test
  void exitCode_passesThrough() throws Exception {
    assertThat(run(SCRIPT.toString(), "--versoin"))
        .satisfies(
            screen -> assertThat(screen.code()).isEqualTo(2),
            screen -> assertThat(screen.err()).startsWith("millrace: '--versoin' is no job"));
  }

  @Test
  void classes_comeFromTheArchive() throws Exception {
    assertThat(
            run("bash", "-c", "JAVA_TOOL_OPTIONS=-Xlog:class+load '%s' jobs".formatted(SCRIPT))
                .out())
        .contains("io.millrace.jobs.cli.Cli source: shared objects file (top)");
  }

  @Test
  void notBuilt_saysWhatBuildsIt(@TempDir Path checkout) throws Exception {
    Path script = Files.createDirectory(checkout.resolve("scripts")).resolve("millrace");
    Files.copy(SCRIPT, script);

    assertThat(run("bash", script.toString(), "jobs"))
        .isEqualTo(
            new Screen(
                2,
                "",
                "millrace: not built yet; run: mvn -f %s/pom.xml package -DskipTests\n"
                    .formatted(checkout.toRealPath())));
  }

  @Test
  void staleArchive_isIgnoredInSilence(@TempDir Path checkout) throws Exception {
    Path script = Files.createDirectory(checkout.resolve("scripts")).resolve("millrace");
    Files.copy(SCRIPT, script);
    Path built = Path.of("target/millrace").toAbsolutePath();
    Path home = Files.createDirectories(checkout.resolve("pipelines/jobs/target/millrace"));
    run("bash", "-c", "ln -s '%s'/* '%s'".formatted(built, home));
    run("bash", "-c", "cd '%s' && cp --remove-destination '%s'/*.jar .".formatted(home, built));

    assertThat(run("bash", script.toString(), "jobs"))
        .satisfies(
            screen -> assertThat(screen.code()).isZero(),
            screen -> assertThat(screen.out()).doesNotContain("[warning]"),
            screen -> assertThat(screen.err()).isEmpty());
  }

  private static Screen run(String... command) throws Exception {
    return Millrace.start("", List.of(command)).await();
  }
}
