package io.dbrefresh.lambdas.preserve;

/**
 * A column of a table.
 *
 * @param type the type's name in {@code information_schema.columns}
 * @param generated whether it is computed from others, so that nothing can be put in
 * @param identityAlways whether an UPDATE cannot set it
 * @param needsValue whether a row cannot do without a value for it
 */
record Column(
    String name, String type, boolean generated, boolean identityAlways, boolean needsValue) {}
