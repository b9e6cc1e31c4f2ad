package io.dbrefresh.local.cloudformation;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the byte code of a handler can call, by rapid type analysis (Bacon and Sweeney, OOPSLA
 * 1996): a call through an interface or an overridable method reaches what classes have that the
 * handler can make, and no others. A lambda and a method reference count as called where they are
 * written. Methods are told apart by name and number of parameters.
 */
final class Reachability {
  private static final String OURS = "io.dbrefresh.";
  private static final String TASKS = "io.dbrefresh.lambdas.";

  private final JavaClasses classes;
  private final Set<String> reached = new TreeSet<>();
  private final Set<JavaClass> made = new LinkedHashSet<>();
  private final Set<JavaCodeUnit> seen = new HashSet<>();
  private final Set<Call> calls = new LinkedHashSet<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

  private record Call(JavaClass on, String method, int parameters) {}

  private Reachability(JavaClasses classes) {
    this.classes = classes;
    // What arrives as JSON is made by Jackson, which no byte code shows.
    classes.stream().filter(type -> !type.getName().startsWith(TASKS)).forEach(this::makes);
  }

  /** Methods that the handler can reach, ours and others', as {@code class.method}. */
  static Set<String> reached(JavaClasses classes, String handler) {
    Reachability reachability = new Reachability(classes);
    JavaClass type = classes.get(handler);
    reachability.makes(type);
    reachability.enter(type.getConstructor());
    type.getAllMethods().stream()
        .filter(method -> method.getName().equals("handleRequest"))
        .forEach(reachability::enter);
    while (!reachability.open.isEmpty()) {
      reachability.read(reachability.open.pop());
    }
    return reachability.reached;
  }

  private void enter(JavaCodeUnit unit) {
    if (seen.add(unit)) {
      open.push(unit);
      unit.getOwner().getStaticInitializer().ifPresent(this::enter);
    }
  }

  private void read(JavaCodeUnit unit) {
    unit.getAccessesFromSelf().stream()
        .filter(access -> access.getTargetOwner().getName().startsWith(OURS))
        .forEach(access -> owner(access).getStaticInitializer().ifPresent(this::enter));
    Stream.of(
            unit.getMethodCallsFromSelf(),
            unit.getConstructorCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .map(access -> (CodeUnitAccessTarget) access.getTarget())
        .forEach(this::follow);
  }

  private JavaClass owner(JavaAccess<?> access) {
    return access.getTargetOwner();
  }

  private void follow(CodeUnitAccessTarget target) {
    JavaClass on = target.getOwner();
    reached.add(on.getName() + "." + target.getName());
    if (!on.getName().startsWith(OURS)) {
      return;
    }
    target.resolveMember().ifPresent(this::enter);
    if (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
      makes(on);
      return;
    }
    Call call = new Call(on, target.getName(), target.getRawParameterTypes().size());
    if (calls.add(call)) {
      made.forEach(type -> dispatch(call, type));
    }
  }

  private void makes(JavaClass type) {
    if (made.add(type)) {
      calls.forEach(call -> dispatch(call, type));
      overridden(type);
    }
  }

  private void dispatch(Call call, JavaClass type) {
    if (type.isAssignableTo(DescribedPredicate.describe("", call.on()::equals))) {
      type.getAllMethods().stream()
          .filter(method -> method.getName().equals(call.method()))
          .filter(method -> method.getRawParameterTypes().size() == call.parameters())
          .forEach(this::enter);
    }
  }

  /** What the JDK and libraries may call on an object: methods that override theirs. */
  private void overridden(JavaClass type) {
    Set<String> theirs = new HashSet<>();
    Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .filter(ancestor -> !ancestor.getName().startsWith(OURS))
        .flatMap(ancestor -> Stream.of(ancestor.reflect().getMethods()))
        .forEach(method -> theirs.add(method.getName() + "/" + method.getParameterCount()));
    type.getAllMethods().stream()
        .filter(method -> method.getOwner().getName().startsWith(OURS))
        .filter(
            method ->
                theirs.contains(method.getName() + "/" + method.getRawParameterTypes().size()))
        .forEach(this::enter);
  }
}
