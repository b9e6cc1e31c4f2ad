package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those that need to know their surroundings are told. */
final class CommandFactory implements IFactory {
  private final Surroundings surroundings;
  private final IFactory otherwise = CommandLine.defaultFactory();

  CommandFactory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Surroundings.class) {
        return type.cast(constructor.newInstance(surroundings));
      }
    }
    return otherwise.create(type);
  }
}
