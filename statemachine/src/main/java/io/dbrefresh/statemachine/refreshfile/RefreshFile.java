package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.refreshfile.shortform.Wording;
import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import io.dbrefresh.statemachine.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refresh file, parsed and found valid.
 *
 * @param name what it is called in messages
 * @param launchedBy from the {@code launch} object that the launcher adds; "unknown" without one
 * @param source identifier of the instance (RDS) or cluster (Aurora) that the data come from
 * @param target the names that people connect to
 * @param removeProtection whether an old target that is protected from deletion may go all the same
 * @param steps the steps the file asks for, and those of every refresh, each with its {@code
 *     wait_time} in seconds
 * @param password empty when neither password step is asked for
 * @param options what the file says about deadlines and failures
 * @param schedule when it starts by itself; empty where it does not
 * @param engines what the file says the source's engine is, by JSON pointer of the documented form;
 *     a restored database has its source's engine, so this is only compared
 * @param warnings what was found and does not refuse the refresh
 * @param wording the words of the form that it is written in
 */
public record RefreshFile(
    String name,
    String launchedBy,
    String application,
    String environment,
    Service service,
    String source,
    DatabaseNames target,
    boolean removeProtection,
    Map<Step, Integer> steps,
    Restore restore,
    Optional<Settings> instance,
    Optional<Replicas> replicas,
    Optional<Password> password,
    Optional<Scripts> scripts,
    List<Preserved> preserved,
    Optional<Verification> verification,
    Optional<DatabaseRoles> roles,
    Optional<String> recordTable,
    Optional<String> topicArn,
    RunOptions options,
    Optional<RefreshSchedule> schedule,
    Map<String, String> engines,
    List<Problem> warnings,
    Wording wording) {}
