package io.millrace.runner.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.RunnerProfiles;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.millrace", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyThisModule_knowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.runner.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.beam.runners.spark..");

  /** Flink's Kryo and Spark's are two versions of the same classes. */
  @Test
  void classPath_hasNoOtherRunner() {
    assertThat(System.getProperty("java.class.path")).doesNotContain("flink");
    assertThat(RunnerProfiles.all()).extracting(RunnerProfile::name).containsExactly("SparkRunner");
  }
}
