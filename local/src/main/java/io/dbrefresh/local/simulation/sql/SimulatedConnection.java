package io.dbrefresh.local.simulation.sql;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The interfaces of JDBC over a session. Queries answer no row; what nobody asks a model about
 * answers nothing.
 */
final class SimulatedConnection {
  private final SqlSession session;
  private boolean closed;

  private SimulatedConnection(SqlSession session) {
    this.session = session;
  }

  static Connection of(SqlSession session) {
    SimulatedConnection connection = new SimulatedConnection(session);
    return proxy(Connection.class, connection::call);
  }

  private Object call(String method, Object[] arguments) throws SQLException {
    switch (method) {
      case "createStatement":
        return proxy(Statement.class, new SimulatedStatement(session, ""));
      case "prepareStatement":
        return proxy(
            PreparedStatement.class, new SimulatedStatement(session, String.valueOf(arguments[0])));
      case "setAutoCommit":
        session.autoCommit(Boolean.TRUE.equals(arguments[0]));
        return Answers.NOTHING;
      case "getAutoCommit":
        return session.isAutoCommit();
      case "commit":
        session.commit();
        return Answers.NOTHING;
      case "rollback":
        session.rollback();
        return Answers.NOTHING;
      case "close":
        closed = true;
        session.rollback();
        return Answers.NOTHING;
      case "isClosed", "isValid":
        return closed == method.equals("isClosed");
      case "getMetaData":
        return proxy(DatabaseMetaData.class, SimulatedConnection::emptyResults);
      default:
        return Answers.NOTHING;
    }
  }

  private static Object emptyResults(String method, Object[] arguments) {
    return method.startsWith("get") && arguments.length > 0 && !method.equals("getColumnPrivileges")
        ? proxy(ResultSet.class, Answers.EMPTY)
        : Answers.NOTHING;
  }

  static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SimulatedConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return Answers.ofObject(self, method.getName(), arguments);
              }
              Object answer =
                  answers.call(method.getName(), arguments == null ? new Object[0] : arguments);
              return answer == Answers.NOTHING ? Answers.nothing(method.getReturnType()) : answer;
            }));
  }
}
