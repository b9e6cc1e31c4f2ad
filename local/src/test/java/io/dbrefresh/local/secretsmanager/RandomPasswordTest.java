package io.dbrefresh.local.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;

class RandomPasswordTest {
  private static String password(Consumer<GetRandomPasswordRequest.Builder> request) {
    return SecretFixture.open(Path.of("unused")).getRandomPassword(request).randomPassword();
  }

  @RepeatedTest(20)
  void has_32_characters_of_every_type_when_nothing_is_asked() {
    assertThat(password(request -> {}))
        .hasSize(32)
        .matches(".*[a-z].*")
        .matches(".*[A-Z].*")
        .matches(".*[0-9].*")
        .matches(".*[^A-Za-z0-9].*")
        .doesNotContain(" ");
  }

  @RepeatedTest(20)
  void holds_one_character_of_each_type_even_when_short() {
    assertThat(
            password(
                request -> request.passwordLength(4L).excludePunctuation(true).includeSpace(true)))
        .hasSize(4)
        .contains(" ")
        .matches("[A-Za-z0-9 ]{4}")
        .matches(".*[a-z].*")
        .matches(".*[A-Z].*")
        .matches(".*[0-9].*");
  }

  @RepeatedTest(5)
  void leaves_out_what_is_excluded() {
    assertThat(
            password(
                request ->
                    request
                        .passwordLength(500L)
                        .excludeCharacters("/@\"'\\ abc123")
                        .excludeUppercase(true)))
        .hasSize(500)
        .doesNotContainPattern("[/@\"'\\\\ abc123A-Z]");
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatThrownBy(() -> password(request -> request.passwordLength(3L)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> password(request -> request.passwordLength(5000L)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                password(
                    request ->
                        request
                            .excludeLowercase(true)
                            .excludeUppercase(true)
                            .excludeNumbers(true)
                            .excludePunctuation(true)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void needs_no_character_of_each_type_on_request() {
    assertThat(password(request -> request.passwordLength(1L).requireEachIncludedType(false)))
        .hasSize(1);
  }
}
