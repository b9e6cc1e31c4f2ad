package io.dbrefresh.local.asl.state;

import java.util.List;
import java.util.Optional;

/** Goes where the first rule says that holds. The flow of the shape belongs to the default. */
public record ChoiceState(Shape shape, List<ChoiceRule> rules, Optional<String> otherwise)
    implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.choice(this);
  }
}
