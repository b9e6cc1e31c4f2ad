package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/** A server with a database {@code app}, and a bucket of scripts to run on it. */
final class ScriptServer implements AutoCloseable {
  private static final MasterUser MASTER = new MasterUser("admin1", "it's-a-secret");
  private static final String BUCKET = "scripts";

  private final Dialect dialect;
  private final ServerStorage storage;
  private final Volume volume;
  private final int port;
  private final LocalS3 s3;
  private final List<String> log = new ArrayList<>();
  private int runs;

  ScriptServer(Path folder, Dialect dialect) throws IOException {
    this.dialect = dialect;
    Family family = dialect == Dialect.POSTGRESQL ? Family.POSTGRES : Family.MYSQL;
    this.storage =
        new ServerStorage(
            folder, new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
    this.volume = new Volume("scripts", family);
    this.port = Sql.freePort();
    this.s3 = new LocalS3(folder.resolve("s3"), List.of(), "us-east-1");
    storage.create(volume, MASTER, Optional.of("app"));
    storage.start(volume, port);
    s3.createBucket(create -> create.bucket(BUCKET));
  }

  int port() {
    return port;
  }

  boolean isPostgres() {
    return dialect == Dialect.POSTGRESQL;
  }

  String password() {
    return MASTER.password();
  }

  LocalS3 s3() {
    return s3;
  }

  /** The function's log so far. */
  List<String> log() {
    return log;
  }

  Login login(int at) {
    return new Login(
        dialect,
        new Address("127.0.0.1", at),
        Optional.of("app"),
        MASTER.name(),
        MASTER.password());
  }

  Connection connect() throws SQLException {
    return new Logins(Map.of()).connect(login(port));
  }

  /** Runs statements. */
  void sql(String... statements) throws SQLException {
    try (Connection connection = connect()) {
      Sql.run(connection, statements);
    }
  }

  /** The first column of the answer. */
  List<String> ask(String query) throws SQLException {
    try (Connection connection = connect()) {
      return Sql.strings(connection, query);
    }
  }

  /** Puts scripts into the bucket, and answers them as {@code prepare} would see them. */
  List<ScriptFile> put(String... texts) {
    List<ScriptFile> names = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      String name = "%02d.sql".formatted(i + 1);
      s3.putObject(put -> put.bucket(BUCKET).key("p/" + name), RequestBody.fromString(text));
      names.add(ScriptFile.unseen(name));
    }
    return store()
        .find(
            names,
            missing -> {
              throw new AssertionError(missing);
            });
  }

  ScriptStore store() {
    return new ScriptStore(s3, BUCKET, "p/");
  }

  /** A new run of the scripts. */
  String newRun() {
    return "run-" + ++runs;
  }

  PhaseRun phase(String run, List<ScriptFile> files, int at) {
    return new PhaseRun(
        new Logins(Map.of()),
        login(at),
        new Marks(dialect, run, Phase.POST),
        files,
        store(),
        ScriptFile::name,
        Clock.systemUTC());
  }

  /** One invocation that has all the time there is. */
  PhaseRun.Standing call(String run, List<ScriptFile> files)
      throws SQLException, IOException, ScriptFailedException {
    return phase(run, files, port).advance(TimeLeft.of(() -> Integer.MAX_VALUE), log::add);
  }

  /** One invocation of so many milliseconds. */
  PhaseRun.Standing call(String run, List<ScriptFile> files, int millis)
      throws SQLException, IOException, ScriptFailedException {
    long end = System.currentTimeMillis() + millis;
    return phase(run, files, port)
        .advance(TimeLeft.of(() -> (int) (end - System.currentTimeMillis())), log::add);
  }

  /** Runs the scripts with all the time there is, and answers what they did. */
  List<ScriptReport> run(String... scripts)
      throws SQLException, IOException, ScriptFailedException {
    return call(newRun(), put(scripts)).reports().orElseThrow();
  }

  @Override
  public void close() {
    storage.close();
  }
}
