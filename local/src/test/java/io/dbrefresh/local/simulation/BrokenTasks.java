package io.dbrefresh.local.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.simulation.kind.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Tasks with the defects that the invariants are there to catch, one for each. */
final class BrokenTasks {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TARGET = "appinstd";

  private BrokenTasks() {}

  /** A task that answers at once, whatever it did. */
  abstract static class Broken implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
        throws IOException {
      JSON.writeValue(answer, answer(JSON.readTree(event)));
    }

    abstract ObjectNode answer(JsonNode request);

    static ObjectNode done(String detail) {
      ObjectNode done = JSON.createObjectNode().put("status", "DONE").put("detail", detail);
      done.putObject("result").put("recovered", true);
      return done;
    }
  }

  /** 1: tags the source. */
  static final class TagsTheSource extends Broken {
    private final RdsClient rds;

    TagsTheSource(RdsClient rds) {
      this.rds = rds;
    }

    @Override
    ObjectNode answer(JsonNode request) {
      String arn =
          rds.describeDBInstances(it -> it.dbInstanceIdentifier("appinstp"))
              .dbInstances()
              .get(0)
              .dbInstanceArn();
      rds.addTagsToResource(
          it -> it.resourceName(arn).tags(Tag.builder().key("seen").value("yes").build()));
      return done("tagged");
    }
  }

  /** 2: changes a database that does not carry the tag. */
  static final class ChangesABystander extends Broken {
    private final RdsClient rds;

    ChangesABystander(RdsClient rds) {
      this.rds = rds;
    }

    @Override
    ObjectNode answer(JsonNode request) {
      rds.modifyDBInstance(
          it -> it.dbInstanceIdentifier(Staging.BYSTANDER).deletionProtection(true));
      return done("changed");
    }
  }

  /** 3 and 7: says that it is done and has done nothing. */
  static final class DoesNothing extends Broken {
    @Override
    ObjectNode answer(JsonNode request) {
      ObjectNode done = done("nothing was done");
      if (request.has("plan")) {
        ((ObjectNode) done.path("result")).set("plan", request.path("plan"));
      }
      return done;
    }
  }

  /** 4: deletes the old database instead of setting it aside. */
  static final class DeletesTheOld extends Broken {
    private final RdsClient rds;

    DeletesTheOld(RdsClient rds) {
      this.rds = rds;
    }

    @Override
    ObjectNode answer(JsonNode request) {
      try {
        rds.deleteDBInstance(it -> it.dbInstanceIdentifier(TARGET).skipFinalSnapshot(true));
      } catch (DbInstanceNotFoundException gone) {
        return done("gone");
      }
      return done("going");
    }
  }

  /** 6: gives the lock of a run that goes on to somebody else. */
  static final class GivesTheLockAway extends Broken {
    private final DynamoDbClient dynamoDb;

    GivesTheLockAway(DynamoDbClient dynamoDb) {
      this.dynamoDb = dynamoDb;
    }

    @Override
    ObjectNode answer(JsonNode request) {
      dynamoDb.putItem(
          it ->
              it.tableName("dbrefresh-locks")
                  .item(
                      Map.of(
                          "target", AttributeValue.fromS(TARGET),
                          "fence", AttributeValue.fromN("99"),
                          "owner", AttributeValue.fromS("somebody"))));
      return done("given");
    }
  }

  /** 8: answers the password that it has found. */
  static final class TellsThePassword extends Broken {
    private final SecretsManagerClient secrets;

    TellsThePassword(SecretsManagerClient secrets) {
      this.secrets = secrets;
    }

    @Override
    ObjectNode answer(JsonNode request) {
      return done(
          secrets.getSecretValue(it -> it.secretId("/development/app/appinstd")).secretString());
    }
  }

  /** 9: fails whenever it is called. */
  static final class AlwaysFails extends Broken {
    @Override
    ObjectNode answer(JsonNode request) {
      return JSON.createObjectNode()
          .put("status", "FAILED")
          .put("error", "Always")
          .put("detail", "it always fails");
    }
  }
}
