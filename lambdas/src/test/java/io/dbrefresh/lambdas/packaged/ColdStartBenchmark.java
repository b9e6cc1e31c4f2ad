package io.dbrefresh.lambdas.packaged;

import io.dbrefresh.lambdas.credentials.ChangeMasterPwd;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole processes from their start to the first answer of {@code change-master-pwd} in the runtime
 * API: from the package, with the JVM's archive, and by Python with boto3. Arguments: how often
 * each is measured, and whether Python has boto3 ({@code true}).
 */
public final class ColdStartBenchmark {
  private static final RefreshPlan PLAN = EverythingPlanned.plan();
  private static final Path FOLDER = Path.of("target", "cold-start").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src", "test", "python", "change_master_pwd.py");
  private static final int SECONDS = 120;

  private ColdStartBenchmark() {}

  /** Prints a line for each. */
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    Path root = FunctionPackage.unpack("sql", FOLDER.resolve("package"));
    Launch plain = Launch.asOnLambda(root, ChangeMasterPwd.class.getName());
    Launch archived = archived(plain);
    Map<String, Launch> launches = new LinkedHashMap<>();
    launches.put("java, as on Lambda without SnapStart", plain);
    launches.put("java, with the JVM's archive", archived);
    if (arguments[1].equals("true")) {
      launches.put("python3 with boto3", Launch.python(SCRIPT, pythonsHome()));
    }
    Files.writeString(FOLDER.resolve("command"), String.join(" ", archived.command()) + "\n");
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int i = 0; i < runs; i++) {
      for (Map.Entry<String, Launch> launch : launches.entrySet()) {
        times
            .computeIfAbsent(launch.getKey(), name -> new ArrayList<>())
            .add(millis(launch.getValue()));
      }
    }
    times.forEach(ColdStartBenchmark::print);
  }

  private static void print(String name, List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%-38s best %.3f s  median %.3f s%n",
        name, sorted.get(0) / 1000.0, sorted.get(sorted.size() / 2) / 1000.0);
  }

  private static Map<String, String> pythonsHome() {
    Map<String, String> home = new LinkedHashMap<>();
    for (String name : List.of("PATH", "HOME", "PYTHONPATH")) {
      String value = System.getenv(name);
      if (value != null) {
        home.put(name, value);
      }
    }
    return home;
  }

  private static long millis(Launch launch) throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FakeAws aws = new FakeAws(PLAN)) {
      api.invoke(new MachineEvents(PLAN).of("ChangeMasterPwdFunction"));
      long begun = System.nanoTime();
      try (FunctionProcess process = new FunctionProcess(launch, api, aws)) {
        RuntimeApi.Said said = api.next(SECONDS, process);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        check(said, aws, process);
        return millis;
      }
    }
  }

  private static void check(RuntimeApi.Said said, FakeAws aws, FunctionProcess process)
      throws IOException {
    if (!said.body().path("status").asText().equals("IN_PROGRESS")
        || !aws.calls().contains("ModifyDBInstance")) {
      throw new AssertionError(said + "\n" + String.join("\n", process.lines()));
    }
  }

  /** The same function with its jar on the class path, and what the JVM has kept of one start. */
  private static Launch archived(Launch plain) throws Exception {
    String classPath =
        plain.classPath() + File.pathSeparator + plain.taskRoot().resolve("lib/dbrefresh-sql.jar");
    boolean cache = Runtime.version().feature() >= 25;
    Path archive = FOLDER.resolve(cache ? "start.aot" : "start.jsa");
    Path list = FOLDER.resolve("start.list");
    Files.deleteIfExists(archive);
    rehearse(
        with(
            plain,
            classPath,
            (cache ? "-XX:AOTCacheOutput=" + archive : "-XX:DumpLoadedClassList=" + list)));
    if (!cache) {
      dump(classPath, list, archive);
    }
    if (!Files.exists(archive)) {
      throw new AssertionError("The JVM has written no archive");
    }
    return with(plain, classPath, (cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
  }

  private static Launch with(Launch plain, String classPath, String option) {
    return new Launch(
        plain.taskRoot(), plain.handler(), classPath, List.of(option), plain.environment());
  }

  private static void rehearse(Launch launch) throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FakeAws aws = new FakeAws(PLAN);
        FunctionProcess process = new FunctionProcess(launch, api, aws)) {
      api.invoke(new MachineEvents(PLAN).of("ChangeMasterPwdFunction"));
      check(api.next(SECONDS, process), aws, process);
      System.out.println("calls: " + String.join(" ", aws.calls()));
      process.end(SECONDS);
    }
  }

  private static void dump(String classPath, Path list, Path archive) throws Exception {
    Process dump =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                classPath)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("dump.log").toFile())
            .start();
    if (dump.waitFor() != 0) {
      throw new AssertionError(Files.readString(FOLDER.resolve("dump.log")));
    }
  }
}
