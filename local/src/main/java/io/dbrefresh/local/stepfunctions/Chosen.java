package io.dbrefresh.local.stepfunctions;

/** What an ARN chooses of a machine: itself as it is now, or a version, by its number or alias. */
record Chosen(MachineRecord machine, String definition, String roleArn, Origin origin) {}
