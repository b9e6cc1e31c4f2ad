/** The plan of one refresh: what {@code prepare} decides and every later task reads. */
@NullMarked
package io.dbrefresh.statemachine.plan;

import org.jspecify.annotations.NullMarked;
