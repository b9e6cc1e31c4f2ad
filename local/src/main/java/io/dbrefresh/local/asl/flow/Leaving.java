package io.dbrefresh.local.asl.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import java.util.Map;

/**
 * What a state leaves behind.
 *
 * @param assigned the variables it assigns, in the definition's order
 */
public record Leaving(Json output, Map<String, JsonNode> assigned) {}
