/**
 * The roles by which an application and its migrations log in: what is in the database, what IAM
 * lets in, and the proof that it works.
 */
@NullMarked
package io.dbrefresh.lambdas.roles;

import org.jspecify.annotations.NullMarked;
