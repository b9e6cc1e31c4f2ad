/**
 * JSONata as the States Language has it: expressions between braces, and the service's functions.
 */
@NullMarked
package io.dbrefresh.local.asl.jsonata;

import org.jspecify.annotations.NullMarked;
