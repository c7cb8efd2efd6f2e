package io.millrace.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.cluster", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule cluster_knowsNoBeam =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.beam..");

  @ArchTest
  static final ArchRule cluster_knowsNotItsCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.cluster.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.millrace.cluster.cli..", "picocli..");
}
