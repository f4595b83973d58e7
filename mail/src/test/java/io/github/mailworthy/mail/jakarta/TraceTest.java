package io.github.mailworthy.mail.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.mail.spi.Handover.Step.What;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each line takes a second to come. */
class TraceTest {
    private long seconds;
    private Trace trace;

    @BeforeEach
    void start() {
        trace = new Trace(() -> seconds * 1_000_000_000);
    }

    private void comes(String... lines) {
        PrintStream stream = trace.stream();
        for (String line : lines) {
            seconds++;
            stream.print(line + "\r\n");
        }
    }

    private void took(What what, int expected) {
        assertEquals(Duration.ofSeconds(expected), trace.took(what), what::toString);
    }

    @Test
    void a_server_that_does_not_say_what_it_can_is_one_that_does_not_connect() {
        comes("DEBUG SMTP: trying to connect to host \"x\"", "220 hi", "EHLO me", "250-x", "250-x");
        assertEquals(Optional.of(What.CONNECT), trace.underWay());
        assertEquals("220 hi", trace.said(What.CONNECT));
        took(What.CONNECT, 3);
    }

    @Test
    void what_encryption_takes_is_no_part_of_connecting() {
        comes("DEBUG SMTP: trying to connect to host \"x\"", "220 hi", "EHLO me", "250-x", "250 STARTTLS");
        comes("STARTTLS", "220 go", "EHLO me", "250 x");
        assertEquals(Optional.empty(), trace.underWay());
        assertEquals("220 go", trace.said(What.TLS));
        took(What.CONNECT, 4);
        took(What.TLS, 2);
    }

    @Test
    void recipients_are_one_step_and_what_comes_after_a_refusal_is_no_part_of_it() {
        comes(
                "MAIL FROM:<a@x.example>",
                "250 ok",
                "RCPT TO:<b@x.example>",
                "550 no",
                "RCPT TO:<c@x.example>",
                "550 no");
        comes("RSET", "250 ok", "250 ok");
        assertEquals(Optional.of(What.RECIPIENT), trace.underWay());
        took(What.SENDER, 1);
        took(What.RECIPIENT, 4);
        took(What.MESSAGE, 0);
    }
}
