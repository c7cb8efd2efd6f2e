package io.millrace.files;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.files", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule files_knowNeitherRunnersNorPipelinesNorDatabases =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.millrace.flow",
              "io.millrace.flow.connect",
              "io.millrace.flow.function",
              "io.millrace.flow.live",
              "io.millrace.flow.options",
              "io.millrace.files..",
              "org.apache.beam.sdk..",
              "com.fasterxml.jackson..",
              "de.siegmar.fastcsv..",
              "org.joda.time..",
              "java..");

  @ArchTest
  static final ArchRule internal_knowsNothingOfTheFacadeButItsAnnotation =
      noClasses()
          .that()
          .resideInAPackage("io.millrace.files.internal")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.millrace.files")
                  .and(DescribedPredicate.not(assignableTo(CsvColumn.class))));

  @ArchTest
  static final ArchRule publishing_knowsNoFormat =
      noClasses()
          .that()
          .haveSimpleNameStartingWith("File")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.internal\\.(Csv|Json|Text).*");

  @ArchTest
  static final ArchRule libraries_onlyInTheirFormat =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.internal\\.(Csv|Json).*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..", "de.siegmar.fastcsv..");
}
