package io.dbrefresh.local.ssm;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** Makes the program of a class name: arguments and output in, exit status out. */
public interface Program {
  /** The program whose main class is {@code mainClass}. */
  ToIntBiFunction<List<String>, PrintStream> of(String mainClass);
}
