package io.dbrefresh.lambdas.scripts;

/**
 * One statement of a script, without its delimiter.
 *
 * @param line where its first word stands, from 1
 * @param copiesFromStdin PostgreSQL: its data follow in the script, up to {@code \.}
 */
public record SqlStatement(String text, int line, boolean copiesFromStdin) {}
