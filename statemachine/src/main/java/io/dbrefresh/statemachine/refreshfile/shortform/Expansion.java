package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A short file, rewritten.
 *
 * @param documented the same refresh in the documented form
 * @param wording how to speak of it in the words of the short file
 */
public record Expansion(ObjectNode documented, Wording wording) {}
