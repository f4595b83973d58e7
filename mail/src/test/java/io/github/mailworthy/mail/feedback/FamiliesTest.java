package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.Proof;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FamiliesTest {
    private static final FeedbackReader READER = FeedbackReader.standard();

    @TestFactory
    Stream<DynamicTest> what_is_written_in_the_manner_of_a_mail_system_is_read_as_it_is_meant() {
        return Family.all().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.name(),
                        () -> assertEquals(
                                family.expected().stream().sorted().toList(),
                                Family.words(READER.read(family.mail(), Proof.by(Proof.How.HOST))
                                        .feedback()))));
    }

    @TestFactory
    Stream<DynamicTest> what_receiving_systems_answer_tells_whether_the_address_is_dead() {
        return Samples.lines("families/refusals.tsv").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    int tab = line.indexOf('\t');
                    String diagnostic = line.substring(tab + 1);
                    return DynamicTest.dynamicTest(
                            diagnostic,
                            () -> assertEquals(
                                    List.of("kim@remote.example " + line.substring(0, tab)), told(diagnostic)));
                });
    }

    private static List<String> told(String diagnostic) {
        String report = """
                From: MAILER-DAEMON@relay.shop.example
                To: bounces@shop.example
                Subject: Undelivered Mail Returned to Sender
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.shop.example

                Final-Recipient: rfc822; kim@remote.example
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; %s
                """.formatted(Codes.status(diagnostic).orElse("5.0.0"), diagnostic);
        return Family.words(READER.read(Samples.bytes(report)).feedback());
    }
}
