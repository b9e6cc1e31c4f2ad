/** Deploying: what is uploaded, and the stack that is made of it. */
@NullMarked
package io.dbrefresh.launcher.deploy;

import org.jspecify.annotations.NullMarked;
