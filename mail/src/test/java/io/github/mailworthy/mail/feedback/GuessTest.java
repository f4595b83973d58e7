package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.feedback.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
    private static final String STRANGE = """
            From: MAILER-DAEMON@mx.example.jp
            To: bounces@sender.example
            Subject: Returned mail

            Alas! kim@remote.example has an overfull letter box: 552 mailbox full
            Ask support@mx.example.jp.
            """;

    @Test
    void a_text_that_nobody_knows_is_guessed_at_if_it_is_ours() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full - 552 guess"), Samples.told(STRANGE));
    }

    @Test
    void and_not_understood_if_it_is_not() {
        assertEquals(Reading.Result.NOT_UNDERSTOOD, Samples.read(STRANGE).result());
    }

    @Test
    void a_letter_from_a_person_is_not_guessed_at() {
        assertEquals(
                Reading.Result.UNRELATED,
                Samples.readOurs(STRANGE.replace("MAILER-DAEMON", "kim").replace("Returned mail", "hello"))
                        .result());
    }
}
