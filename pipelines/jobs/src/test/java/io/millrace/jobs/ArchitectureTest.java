package io.millrace.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyItsProfile_knowsFlink =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.millrace.runner.flink..", "io.millrace.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.beam.runners.flink..");

  @ArchTest
  static final ArchRule onlyItsProfile_knowsDirect =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.runner.direct..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam.runners.direct..");

  @ArchTest
  static final ArchRule onlyItsProfile_knowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.runner.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.beam.runners.spark..");

  @ArchTest
  static final ArchRule commandLine_loadsNoBeam =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.millrace.jobs",
              "io.millrace.jobs.cli..",
              "io.millrace.jobs.launch..",
              "io.millrace.jobs.options..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.millrace.jobs.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule publicTypes_showNothingInternal =
      classes().should(new ShowNothingInternal());
}
