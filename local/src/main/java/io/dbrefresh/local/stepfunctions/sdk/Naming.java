package io.dbrefresh.local.stepfunctions.sdk;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkField;

/** What Task states call the members of requests and answers. */
enum Naming {
  /** AWS SDK integrations: the accessors of the SDK for Java, with a capital. */
  OF_JAVA(field -> capitalized(accessor(field.memberName()))),
  /** Optimized integrations: the names of the service's own API. */
  OF_SERVICE(field -> capitalized(field.locationName()));

  private final Function<SdkField<?>, String> name;

  Naming(Function<SdkField<?>, String> name) {
    this.name = name;
  }

  String name(SdkField<?> field) {
    return name.apply(field);
  }

  /** The SDK lowers what a name begins with: DBInstance is dbInstance, ARN is arn. */
  private static String accessor(String member) {
    int capitals = 0;
    while (capitals < member.length() && Character.isUpperCase(member.charAt(capitals))) {
      capitals++;
    }
    boolean wordFollows =
        capitals > 1
            && capitals < member.length()
            && Character.isLowerCase(member.charAt(capitals));
    int lowered = wordFollows ? capitals - 1 : capitals;
    StringBuilder name = new StringBuilder(member);
    for (int index = 0; index < lowered; index++) {
      name.setCharAt(index, Character.toLowerCase(member.charAt(index)));
    }
    return name.toString();
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
