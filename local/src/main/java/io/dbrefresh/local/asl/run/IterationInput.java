package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.value.Json;

/** What an iteration of a Map begins with. */
record IterationInput(Json input, MapItem item) {}
