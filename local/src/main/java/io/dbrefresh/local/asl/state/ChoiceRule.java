package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.choice.Condition;
import io.dbrefresh.local.asl.flow.DataFlow;

/** A rule of a Choice state: where to go when a condition holds, and what to assign and hand on. */
public record ChoiceRule(Condition condition, String next, DataFlow flow) {}
