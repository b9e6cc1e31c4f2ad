package io.dbrefresh.lambdas.verify.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.plan.Probe.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTest {
  private static final List<Detector> ALL = Detector.of(List.of(Shape.values()));

  private static String kinds(String text) {
    return ALL.stream()
        .filter(detector -> detector.look(text) == Glance.MATCH)
        .map(Detector::kind)
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jane.doe@gmail.com                               | email
          {"to": "j+x@mail.bbc.co.uk", "n": 1}             | email
          Write to <o'neil@firm.de>, please                | email
          call +49 30 901820 now                           | phone
          +442071838750                                    | phone
          (212) 736-5000                                   | phone
          212-736-5000                                     | phone
          4539 1488 0343 6467                              | card
          5425-2334-3010-9903                              | card
          378734493671000                                  | card
          2223000048410010                                 | card
          536-22-8145                                      | US SSN
          AB 12 34 56 C                                    | UK NINO
          RSSMRA85T10A562S                                 | IT codice fiscale
          12345678Z                                        | ES DNI or NIE
          X1234567L                                        | ES DNI or NIE
          1 85 05 78 006 084 91                            | FR NIR
          529.982.247-25                                   | BR CPF
          130 692 544                                      | CA SIN
          2341 2341 2346                                   | IN Aadhaar
          """)
  void finds(String text, String kind) {
    assertThat(kinds(text)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user17@example.com           | reserved for examples
          anna@mail.example.net        | below a reserved domain
          a@b.test                     | reserved for tests
          root@db-server.internal      | no top-level domain of the Internet
          @Override @Test              | no address
          +1 212 555 0142              | fiction
          (212) 555-0142               | fiction
          07700 900123                 | without a country
          2127365000                   | bare digits may be any number
          +1 000 000 0000              | no numbering plan has it
          2026-11-21                   | a date
          4111 1111 1111 1111          | published for tests
          4539148803436468             | wrong check digit
          94539148803436467            | no scheme
          id-4539148803436467-x        | part of a longer name
          000-12-3456                  | no such area
          078-05-1120                  | printed on a sample card
          1234-56-7890                 | part of a longer number
          QQ 12 34 56 C                | kept for examples
          RSSMRA85T10A562T             | wrong check letter
          12345678A                    | wrong check letter
          185057800608492              | wrong key
          111.111.111-11               | eleven times the same
          2341 2341 2347               | wrong check digit
          12 Mill Lane, Aldford        | an address is no shape
          3f2504e0-4f89-41d3-9a0c-0305e82c3301 | a UUID
          """)
  void leaves_alone(String text, String why) {
    assertThat(kinds(text)).as(why).isEmpty();
  }

  @Test
  void numbers_that_pass_the_check_digit_by_chance_are_no_finding() {
    Tally tally = new Tally(ALL);
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      tally.add(
          "4" + random.ints(15, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining()));
    }

    assertThat(tally.values()).isEqualTo(2_000);
    assertThat(tally.found()).isEmpty();
  }

  @Test
  void cards_among_other_numbers_are_a_finding() {
    Tally tally = new Tally(ALL);
    for (int i = 0; i < 90; i++) {
      tally.add("order " + (4539148803436468L + i * 10L));
    }
    for (int i = 0; i < 10; i++) {
      tally.add("paid with 4539 1488 0343 6467");
      tally.add("paid with 5425233430109903");
      tally.add("paid with 378734493671000");
    }

    assertThat(tally.found()).extracting(Tally.Found::kind).containsExactly("card");
  }

  @Test
  void one_address_in_a_thousand_values_is_a_finding() {
    Tally tally = new Tally(ALL);
    for (int i = 0; i < 999; i++) {
      tally.add("user" + i + "@example.com");
    }
    tally.add("jane.doe@gmail.com");

    assertThat(tally.found()).containsExactly(new Tally.Found("email", "email", 1));
  }
}
