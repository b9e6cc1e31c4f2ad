package io.dbrefresh.local.cloudformation;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of {@code compute.yaml}, and what their handlers can reach. */
final class Functions {
  static final ProjectTemplate COMPUTE = ProjectTemplate.called("compute");
  private static final String TYPE = "AWS::Lambda::Function";
  private static final Map<String, Set<String>> REACHED = new HashMap<>();
  private static @Nullable JavaClasses classes;

  private Functions() {}

  /** Names of the tasks, such as {@code ChangeMasterPwd}. */
  static List<String> tasks() {
    return COMPUTE.resources(TYPE).keySet().stream()
        .map(id -> id.replaceFirst("Function$", ""))
        .toList();
  }

  /** The properties of a task's function. */
  static Map<String, Object> properties(String task) {
    return ProjectTemplate.required(COMPUTE.resources(TYPE), task + "Function");
  }

  /** The state's name, such as {@code change-master-pwd}. */
  static String state(String task) {
    return task.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Methods that the task can call, as {@link Reachability#reached} has them. */
  static Set<String> reached(String task) {
    return reachedFrom(ProjectTemplate.required(properties(task), "Handler").toString());
  }

  /** The same of a handler's class. */
  static synchronized Set<String> reachedFrom(String handler) {
    if (classes == null) {
      classes = read();
    }
    JavaClasses ours = classes;
    return REACHED.computeIfAbsent(handler, any -> Reachability.reached(ours, handler));
  }

  /** Whether the task opens connections to databases. */
  static boolean logsIn(String task) {
    return reached(task).contains("java.sql.DriverManager.getConnection");
  }

  /** The classes that handlers are of. */
  static JavaClasses read() {
    JavaClasses[] classes = new JavaClasses[1];
    ArchConfiguration.withThreadLocalScope(
        configuration -> {
          // Only ours are looked into; reading the SDK's takes a minute.
          configuration.setResolveMissingDependenciesFromClassPath(false);
          classes[0] =
              new ClassFileImporter()
                  .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                  .importPackages("io.dbrefresh.lambdas", "io.dbrefresh.statemachine");
        });
    return classes[0];
  }
}
