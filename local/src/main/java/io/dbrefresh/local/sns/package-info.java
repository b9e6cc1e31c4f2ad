/** SNS: topics, and an outbox that keeps what was published to them. */
@NullMarked
package io.dbrefresh.local.sns;

import org.jspecify.annotations.NullMarked;
