package io.dbrefresh.local.face.operation;

import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;

/** How a service is spoken to over HTTP. */
public interface Protocol {

  /** Reads the request, calls the operation and writes its answer. */
  Answer answer(Call call);

  /**
   * What is answered in the place of what an operation, or the reading of a request, has thrown.
   */
  Answer refused(RuntimeException thrown, Call call);

  /** A refusal in the protocol's own form. */
  Answer refused(Refusal refusal, Call call);
}
