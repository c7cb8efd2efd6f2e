package io.millrace.flow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
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
  static final ArchRule flow_needsBeamCoreAndNothingElse =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.millrace.flow..", "org.apache.beam.sdk..", "org.joda.time..", "java..");

  @ArchTest
  static final ArchRule records_knowNothingOfFlows =
      noClasses()
          .that()
          .resideInAPackage("io.millrace.flow.records")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.millrace.flow..")
                  .and(resideOutsideOfPackage("io.millrace.flow.records")));

  @ArchTest
  static final ArchRule facade_isKnownToNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.millrace.flow")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.millrace.flow");

  @ArchTest
  static final ArchRule whatRunsOnWorkers_knowsNothingOfPlans =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.millrace.flow", "io.millrace.flow.internal.plan")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.millrace.flow.internal.plan");

  @ArchTest
  static final ArchRule packages_areFreeOfCycles =
      slices().matching("io.millrace.(**)").should().beFreeOfCycles();
}
