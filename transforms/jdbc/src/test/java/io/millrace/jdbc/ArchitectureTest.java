package io.millrace.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.jdbc", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule jdbc_knowsNeitherRunnersNorPipelines =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.millrace.flow",
              "io.millrace.flow.connect",
              "io.millrace.flow.function",
              "io.millrace.flow.live",
              "io.millrace.flow.options",
              "io.millrace.jdbc..",
              "com.fasterxml.jackson.core..",
              "com.zaxxer.hikari..",
              "org.apache.beam.sdk..",
              "org.apache.commons.dbcp2..",
              "org.joda.time..",
              "org.postgresql..",
              "org.slf4j..",
              "java..",
              "javax.net..",
              "javax.sql..",
              "jdk.net..");

  @ArchTest
  static final ArchRule drivers_areKnownByTheirDialect =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.jdbc.dialect.postgres")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.postgresql..");

  @ArchTest
  static final ArchRule dialects_knowNothingOfReadsAndWrites =
      noClasses()
          .that()
          .resideInAPackage("io.millrace.jdbc.dialect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.millrace.flow..", "io.millrace.jdbc", "io.millrace.jdbc.internal..");

  @ArchTest
  static final ArchRule dialects_areFoundByTheirService =
      classes()
          .that()
          .resideInAPackage("io.millrace.jdbc.dialect.(postgres|mariadb|h2)")
          .should()
          .onlyBeAccessed()
          .byClassesThat()
          .resideInAPackage("io.millrace.jdbc.dialect.(postgres|mariadb|h2)");

  @ArchTest
  static final ArchRule internal_knowsNothingOfTheFacade =
      noClasses()
          .that()
          .resideInAPackage("io.millrace.jdbc.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.millrace.jdbc");

  @ArchTest
  static final ArchRule packages_areFreeOfCycles =
      slices().matching("io.millrace.(**)").should().beFreeOfCycles();
}
