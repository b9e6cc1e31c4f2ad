package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.AwsOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh deploy}: makes or changes the stack. */
@Command(
    name = "deploy",
    description = {
      "Deploys to AWS what this folder holds.",
      "Builds the packages of the functions where they are missing, uploads templates,"
          + " definitions, packages and the direction policy, and creates or updates the stack by a"
          + " change set. Then uploads SQL scripts and refresh files. Deploying the same again"
          + " changes nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh deploy --bucket my-company-dbrefresh --create-bucket",
      "      a clean account: makes the bucket, shows what the stack will have, asks, makes it",
      "  dbrefresh deploy --diff",
      "      what an update would change",
      "  dbrefresh deploy --yes --parameter NotifyEmail=dba@example.com",
      "      changes one parameter, keeps the others",
      "",
      "The two commands that it stands for, behind the upload:",
      "  aws cloudformation deploy --stack-name dbrefresh --template-file cloudformation/global.yaml ...",
      "  aws s3 sync sqlscripts s3://<BucketName>/sqlscripts"
    })
final class DeployCommand implements Callable<Integer> {
  @Mixin private DeployOptions options = new DeployOptions();
  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  DeployCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (region.local()) {
      throw new CommandException(
          ExitCode.USAGE,
          "The local region needs no deployment: it has what the templates make, and reads this"
              + " folder.");
    }
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    AwsOptions aws = region.aws(Optional.empty());
    try (AwsClients clients = surroundings.regions().aws(aws)) {
      return new Deploying(surroundings, printer, clients, options).deploy(aws.endpoint()).number();
    }
  }
}
