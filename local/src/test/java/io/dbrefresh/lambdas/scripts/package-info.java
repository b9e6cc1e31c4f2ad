/** Tests of the package of this name against real servers. */
@NullMarked
package io.dbrefresh.lambdas.scripts;

import org.jspecify.annotations.NullMarked;
