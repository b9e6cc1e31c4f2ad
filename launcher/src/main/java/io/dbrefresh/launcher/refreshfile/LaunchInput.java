package io.dbrefresh.launcher.refreshfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A valid refresh file on its way to becoming the input of an execution.
 *
 * @param shown what the file is called
 * @param file what it says
 * @param document its JSON
 */
public record LaunchInput(String shown, RefreshFile file, ObjectNode document) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads and checks a refresh file.
   *
   * @param shown what it is called in messages
   * @throws io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException with all problems
   */
  public static LaunchInput read(String shown, Path path) {
    try {
      byte[] text = Files.readAllBytes(path);
      RefreshFile file = new RefreshFileReader().read(shown, text);
      return new LaunchInput(shown, file, (ObjectNode) JSON.readTree(text));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(shown + " was valid JSON a moment ago", impossible);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + path + ": " + failed.getMessage(), failed);
    }
  }

  /**
   * Moves every {@code temppwd} in clear into Secrets Manager and leaves the secret's ARN in its
   * place, so that no execution's input or history holds a password.
   *
   * @return the names of the secrets; empty when there was nothing to move
   */
  public List<String> hidePasswords(
      Supplier<SecretsManagerClient> secrets, String application, String target) {
    ClearPasswords passwords = new ClearPasswords(document);
    if (!passwords.areThere()) {
      return List.of();
    }
    PasswordSecrets kept = new PasswordSecrets(secrets.get(), application, target);
    passwords.replace(kept::keep);
    return kept.names();
  }

  /**
   * The execution's input: the refresh file, and who launched it from which file.
   *
   * @param from the step to begin with; empty: the first one
   */
  public String json(String launchedBy, Optional<String> from) {
    ObjectNode input = document.deepCopy();
    ObjectNode launch = JSON.createObjectNode().put("by", launchedBy).put("file", shown);
    from.ifPresent(step -> launch.put("from", step));
    input.set("launch", launch);
    return ((JsonNode) input).toString();
  }
}
