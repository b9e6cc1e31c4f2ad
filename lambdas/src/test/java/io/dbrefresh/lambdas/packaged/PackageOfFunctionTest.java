package io.dbrefresh.lambdas.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dbrefresh.lambdas.sql.Logins;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package a function needs: the one with JDBC drivers, where its handler can log in. */
class PackageOfFunctionTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.dbrefresh.lambdas");

  static List<DeployedFunction> functions() throws IOException {
    return DeployedFunction.all();
  }

  /** {@code sql} where there is a way from the handler to {@link Logins}, else {@code tasks}. */
  static String needed(DeployedFunction function) {
    boolean logsIn =
        CLASSES.get(function.handler()).getTransitiveDependenciesFromSelf().stream()
            .anyMatch(to -> to.getTargetClass().isEquivalentTo(Logins.class));
    return logsIn ? "sql" : "tasks";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void the_template_gives_it_the_package_that_it_needs(DeployedFunction function) {
    assertThat(function.packageName().orElse(needed(function))).isEqualTo(needed(function));
  }
}
