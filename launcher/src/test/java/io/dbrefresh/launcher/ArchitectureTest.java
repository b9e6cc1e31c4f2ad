package io.dbrefresh.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The arrows between modules, and between the launcher's own packages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String STATEMACHINE = "io.dbrefresh.statemachine..";
  private static final String LAMBDAS = "io.dbrefresh.lambdas..";
  private static final String LOCAL = "io.dbrefresh.local..";
  private static final String LAUNCHER = "io.dbrefresh.launcher..";

  private JavaClasses classes = new ClassFileImporter().importPackages();

  @BeforeAll
  void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dbrefresh");
  }

  @Test
  void statemachine_knows_no_other_module() {
    noClasses()
        .that()
        .resideInAPackage(STATEMACHINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LAMBDAS, LOCAL, LAUNCHER)
        .check(classes);
  }

  @Test
  void lambdas_know_the_statemachine_only() {
    noClasses()
        .that()
        .resideInAPackage(LAMBDAS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LOCAL, LAUNCHER)
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void local_knows_the_statemachine_only() {
    noClasses()
        .that()
        .resideInAPackage(LOCAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LAMBDAS, LAUNCHER)
        .check(classes);
  }

  @Test
  void launcher_does_not_know_the_lambdas() {
    noClasses()
        .that()
        .resideInAPackage(LAUNCHER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LAMBDAS)
        .check(classes);
  }

  @Test
  void only_the_package_of_regions_knows_the_local_region() {
    noClasses()
        .that()
        .resideInAPackage(LAUNCHER)
        .and()
        .resideOutsideOfPackage("io.dbrefresh.launcher.region")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LOCAL)
        .check(classes);
  }

  @Test
  void packages_of_the_launcher_have_no_cycles() {
    slices().matching("io.dbrefresh.launcher.(*)..").should().beFreeOfCycles().check(classes);
  }
}
