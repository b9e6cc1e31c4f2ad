package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.choice.Condition;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.ChoiceRule;
import io.dbrefresh.local.asl.state.ChoiceState;
import io.dbrefresh.local.asl.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a Choice state. */
final class ChoiceReader {
  private final StateReader state;

  ChoiceReader(StateReader state) {
    this.state = state;
  }

  State read() {
    Fields fields = state.fields();
    fields.require("Choices");
    List<ChoiceRule> rules = new ArrayList<>();
    if (fields.has("Choices") && fields.objects("Choices").isEmpty()) {
      fields.problem("Choices", "Value cannot be empty");
    }
    int index = 0;
    for (Fields rule : fields.objects("Choices")) {
      readRule(rule, "Choices[" + index++ + "]").ifPresent(rules::add);
    }
    Optional<String> otherwise = fields.text("Default").map(target -> state.target(fields, target));
    return new ChoiceState(state.branching(), rules, otherwise);
  }

  private Optional<ChoiceRule> readRule(Fields rule, String location) {
    String next = state.target(rule, rule.requiredText("Next"));
    rule.speak(state.language());
    ConditionReader conditions = new ConditionReader(rule, location);
    Optional<Condition> condition =
        state.language() == QueryLanguage.JSONATA ? conditions.readJsonata() : conditions.read();
    ChoiceFlow flow = new ChoiceFlow(state, rule, location);
    Optional<ChoiceRule> read = condition.map(found -> new ChoiceRule(found, next, flow.read()));
    rule.refuseOthers();
    return read;
  }
}
