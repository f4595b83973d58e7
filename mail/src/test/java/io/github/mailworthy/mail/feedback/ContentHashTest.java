package io.github.mailworthy.mail.feedback;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.mail.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final String BOUNCE = """
            Received: from a.example by b.example; Mon, 2 Mar 2026 08:00:01 +0000
            From: MAILER-DAEMON@mta.example
            To: bounces@sender.example
            Date: Mon, 2 Mar 2026 08:00:00 +0000
            Message-ID: <report.1@mta.example>
            Subject: failure notice

            Hi. This is the qmail-send program at mta.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.
            This is a permanent error; I've given up. Sorry it didn't work out.

            <kim@remote.example>:
            192.0.2.7 does not like recipient.
            Remote host said: 550 5.1.1 no such user
            """;

    private static Optional<String> hash(String mail) {
        return Samples.readOurs(mail).feedback().get(0).contentHash();
    }

    /** Bites: a hash that is not set; one over the trace fields. */
    @Test
    void a_report_without_a_message_id_read_twice_counts_once_whatever_way_it_came() {
        World world = new World();
        List<Feedback> first = Samples.readOurs(BOUNCE).feedback();
        List<Feedback> again = Samples.readOurs(
                        BOUNCE.replace("a.example by b", "c.example by d").replace("\n", "\r\n"))
                .feedback();
        assertEquals(Optional.empty(), first.get(0).originalMessageId());
        assertEquals(
                Landed.COUNTED,
                world.mailworthy.feedback().take(SHOP, first).get(0).landed());
        assertEquals(
                Landed.KNOWN,
                world.mailworthy.feedback().take(SHOP, again).get(0).landed());
    }

    @Test
    void the_same_words_on_another_day_are_another_report() {
        assertTrue(hash(BOUNCE).isPresent());
        assertNotEquals(hash(BOUNCE), hash(BOUNCE.replace("Date: Mon, 2", "Date: Tue, 3")));
        assertNotEquals(hash(BOUNCE), hash(BOUNCE.replace("no such user", "no such person")));
    }

    @Test
    void a_report_that_names_its_message_needs_none() {
        String named = BOUNCE
                + "\n--- Below this line is a copy of the message.\n\nMessage-ID: <m.1@sender.example>\nSubject: hi\n\nhi\n";
        assertEquals(
                Optional.of("<m.1@sender.example>"),
                Samples.readOurs(named).feedback().get(0).originalMessageId());
        assertEquals(Optional.empty(), hash(named));
    }
}
