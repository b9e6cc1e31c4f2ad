package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * What must hold of the temp database before it may take the target's name; {@code verify} in the
 * refresh file. At least one of the two is there.
 *
 * @param queries queries that must return no row
 * @param probe the search for personal data that masking has missed
 */
public record Verification(Optional<Queries> queries, Optional<Probe> probe) {}
