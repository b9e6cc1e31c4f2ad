package io.dbrefresh.lambdas.scripts;

/** What a statement is, as far as it matters for transactions and for going on after a stop. */
enum Nature {
  /** Its work is undone when its transaction is. */
  PLAIN,
  /** An INSERT of its own rows: plain and quick. */
  INSERT,
  /** Reads or changes rows and does nothing else: plain, and can go out ahead of answers. */
  ROWS,
  /** Changes the session alone, so it is repeated where another session goes on. */
  SESSION,
  /** Makes something that goes with the session, so no other session can go on behind it. */
  BOUND,
  /** Begins a transaction. */
  BEGIN,
  /** Ends a transaction for good. */
  COMMIT,
  /** Undoes a transaction. */
  ROLLBACK,
  /** MySQL: commits what stands before it, and itself. */
  IMPLICIT_COMMIT,
  /** Can commit as it runs, as procedures can. */
  PROCEDURE,
  /** PostgreSQL: cannot be part of a transaction. */
  ALONE,
  /** MySQL: locks tables, after which only those can be used. */
  LOCK,
  /** MySQL: releases what LOCK has locked. */
  UNLOCK
}
