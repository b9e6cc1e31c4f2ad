package io.dbrefresh.launcher;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How many lines methods have between their braces, blank ones not counted. */
final class MethodLengths {
  private final List<Path> sources;

  MethodLengths(List<Path> sources) {
    this.sources = sources;
  }

  /** The methods with more than {@code limit} lines, each as file, line and length. */
  List<String> longerThan(int limit) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(Trees.instance(task), unit, limit, found).scan(unit, null);
      }
      return found;
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final int limit;
    private final List<String> found;
    private final List<String> lines;

    Scanner(Trees trees, CompilationUnitTree unit, int limit, List<String> found) {
      this.trees = trees;
      this.unit = unit;
      this.limit = limit;
      this.found = found;
      try {
        lines = unit.getSourceFile().getCharContent(true).toString().lines().toList();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        int first = line(trees.getSourcePositions().getStartPosition(unit, method.getBody()));
        int last = line(trees.getSourcePositions().getEndPosition(unit, method.getBody()));
        long length =
            last > first
                ? lines.subList(first, last - 1).stream().filter(line -> !line.isBlank()).count()
                : 1;
        if (length > limit) {
          found.add(unit.getSourceFile().getName() + ":" + first + " has " + length + " lines");
        }
      }
      return super.visitMethod(method, nothing);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
