/** What the region keeps on disk: folders of JSON documents, each replaced as a whole. */
@NullMarked
package io.dbrefresh.local.store;

import org.jspecify.annotations.NullMarked;
