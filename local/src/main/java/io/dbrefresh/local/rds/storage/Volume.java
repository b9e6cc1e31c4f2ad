package io.dbrefresh.local.rds.storage;

/**
 * The data of one instance, cluster or snapshot.
 *
 * @param id letters, digits and hyphens; the resource id of its instance or cluster, or a name made
 *     of its snapshot's, so that a rename never touches it
 * @param family what serves it
 */
public record Volume(String id, Family family) {}
