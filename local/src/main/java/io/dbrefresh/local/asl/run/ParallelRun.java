package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.EvaluationFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.ParallelState;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.value.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Parallel state that runs. */
final class ParallelRun extends StateRun {
  private final ParallelState state;
  private final List<Strand> branches = new ArrayList<>();
  private Json[] outputs = {};
  private int open;
  private boolean branchFailed;

  ParallelRun(Strand strand, ParallelState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    Scope effective = effectiveScope();
    Json arguments = state.shape().flow().arguments(effective);
    long started = strand().record("ParallelStateStarted", null);
    prepare();
    List.copyOf(branches).forEach(branch -> branch.start(started, arguments));
  }

  private void prepare() {
    branches.clear();
    branchFailed = false;
    open = state.branches().size();
    outputs = new Json[open];
    for (StateMachine machine : state.branches()) {
      branches.add(
          new Strand(
              strand().execution(),
              machine,
              strand().variables().inner(),
              strand().recorder(),
              strand().item(),
              new BranchEnd(branches.size())));
    }
  }

  /** Branches that had succeeded keep their outputs. */
  @Override
  void workOn(Resumption.At at) {
    if (at.inner().isEmpty()) {
      work();
      return;
    }
    Json arguments = state.shape().flow().arguments(effectiveScope());
    prepare();
    List<Strand> all = List.copyOf(branches);
    for (int index = 0; index < all.size(); index++) {
      Resumption branch = at.inner().getOrDefault(index, new Resumption.Fresh());
      if (branch instanceof Resumption.Over over) {
        new BranchEnd(index).succeeded(over.result(), at.entered());
      } else if (branch instanceof Resumption.At inside) {
        all.get(index).resume(inside.entered() == 0 ? at.started() : inside.entered(), inside);
      } else {
        all.get(index).start(at.started(), arguments);
      }
    }
  }

  @Override
  void cancel() {
    super.cancel();
    branches.forEach(Strand::cancel);
    branches.clear();
  }

  @Override
  void abandon() {
    branches.forEach(Strand::abandon);
    super.abandon();
  }

  @Override
  void givenUp(StatesException why) {
    if (branchFailed || why instanceof EvaluationFault) {
      strand().record("ParallelStateFailed", null);
    }
  }

  private final class BranchEnd implements StrandEnd {
    private final int index;

    BranchEnd(int index) {
      this.index = index;
    }

    @Override
    public void succeeded(Json result, long lastEvent) {
      outputs[index] = result;
      if (--open == 0) {
        strand().recordAside(lastEvent, "ParallelStateSucceeded", null);
        strand().continueFrom(lastEvent);
        Json all = Json.array(Arrays.asList(outputs));
        attempt(() -> leave(state.shape().flow().leave(scope(), all)));
      }
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      branches.forEach(Strand::abandon);
      cancel();
      branchFailed = true;
      strand().continueFrom(lastEvent);
      fail(why);
    }
  }
}
