package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Reading;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final Actor ANNA = Actor.customer("anna");
    private final World world = new World();
    private final Mailworthy mailworthy = world.mailworthy;

    @Test
    void bytes_that_are_no_mail_and_a_mail_that_is_no_bounce_each_have_a_value_of_their_own() {
        FeedbackReader reader = FeedbackReader.standard();
        assertEquals(Reading.Result.EMPTY, reader.read(new byte[0]).result());
        assertEquals(
                Reading.Result.NO_MAIL,
                reader.read(new byte[] {0, 1, 2, (byte) 0xFF}).result());
        byte[] ordinary = "From: a@b.example\r\nSubject: Lunch?\r\n\r\nAt twelve.\r\n".getBytes(US_ASCII);
        assertEquals(Reading.Result.UNRELATED, reader.read(ordinary).result());
    }

    @Test
    void a_bounce_for_an_unknown_contact_is_kept_by_its_address_until_the_contact_comes() {
        var taken = mailworthy.feedback().take(SHOP, List.of(world.bounce("ghost@example.com", BounceCategory.MOVED)));
        assertEquals(Landed.COUNTED, taken.get(0).landed());
        assertEquals(
                Refusal.Code.UNKNOWN_CONTACT,
                mailworthy
                        .contacts()
                        .card(SHOP, "ghost@example.com")
                        .refusal()
                        .orElseThrow()
                        .code());
        mailworthy.contacts().register(SHOP, "ghost@example.com", ANNA, "import");
        assertEquals(
                Status.BLOCKLISTED,
                mailworthy.contacts().card(SHOP, "ghost@example.com").get().status());
    }

    @Test
    void an_address_that_is_none_is_refused_and_told_why_and_where() {
        Refusal refusal = mailworthy
                .contacts()
                .register(SHOP, "max@@example.com", ANNA, "form")
                .refusal()
                .orElseThrow();
        assertEquals(Refusal.Code.NOT_AN_ADDRESS, refusal.code());
        assertEquals("4", refusal.args().get(1));
        assertTrue(mailworthy.catalog().words(refusal.text()).contains("more than one @"));
    }

    @Test
    void an_unknown_account_is_refused_and_the_platform_is_nobodys_account() {
        for (AccountId id : List.of(new AccountId("nobody"), AccountId.PLATFORM)) {
            assertEquals(
                    Refusal.Code.UNKNOWN_ACCOUNT,
                    mailworthy
                            .contacts()
                            .register(id, "max@example.com", ANNA, "form")
                            .refusal()
                            .orElseThrow()
                            .code());
        }
    }

    @Test
    void feedback_that_nothing_proves_restricts_nobody_and_one_bad_item_stops_no_batch() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        Feedback forged = world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)
                .with()
                .proof(Proof.none())
                .build();
        Feedback nameless = world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)
                .with()
                .originalRecipient(Optional.of("not an address"))
                .build();
        var taken = mailworthy
                .feedback()
                .take(SHOP, List.of(forged, nameless, world.bounce("eva@example.com", BounceCategory.MOVED)));
        assertEquals(
                List.of(Landed.NOTED, Landed.IGNORED, Landed.COUNTED),
                taken.stream().map(t -> t.landed()).toList());
        assertTrue(mayMail("max@example.com"));
        assertFalse(mayMail("eva@example.com"));
    }

    @Test
    void a_forged_report_never_hides_the_true_one_of_the_same_message() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        Feedback bounce = world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX, "<1@shop.example>");
        Feedback forged = bounce.with().proof(Proof.none()).build();
        Feedback complaint = world.feedback(FeedbackKind.COMPLAINT, "eva@example.com");
        Feedback forgedComplaint = complaint.with().proof(Proof.none()).build();
        mailworthy.feedback().take(SHOP, List.of(forged, forged, forgedComplaint));
        assertTrue(mayMail("max@example.com"));
        mailworthy.feedback().take(SHOP, List.of(bounce, complaint));
        assertFalse(mayMail("max@example.com"));
        assertFalse(mayMail("eva@example.com"));
    }

    @Test
    void a_report_that_nothing_proves_is_noted_once_for_each_person_whatever_it_repeats() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        StringBuilder report = new StringBuilder("""
                From: MAILER-DAEMON@mx.example
                Subject: failure notice
                Date: Mon, 2 Mar 2026 08:00:00 +0000
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                """);
        for (int i = 0; i < 200; i++) {
            report.append("""

                    Original-Recipient: rfc822; max@example.com
                    Final-Recipient: rfc822; f%d@other.example
                    X-Original-Message-ID: <%d@shop.example>
                    Action: failed
                    Status: 5.1.1
                    """.formatted(i, i));
        }
        report.append("\nFinal-Recipient: rfc822; eva@example.com\nAction: failed\nStatus: 5.1.1\n");
        List<Feedback> forged = FeedbackReader.standard()
                .read(report.toString().replace("\n", "\r\n").getBytes(US_ASCII))
                .feedback();
        assertEquals(201, forged.size());
        List<Landed> landed = mailworthy.feedback().take(SHOP, forged).stream()
                .map(taken -> taken.landed())
                .toList();
        assertEquals(Landed.NOTED, landed.get(0));
        assertEquals(Set.of(Landed.KNOWN), Set.copyOf(landed.subList(1, 200)));
        assertEquals(Landed.NOTED, landed.get(200));
        assertTrue(mayMail("max@example.com"));
    }

    @Test
    void feedback_of_no_time_of_mail_is_taken_as_of_now() {
        for (Instant never : List.of(Instant.MIN, Instant.MAX, Instant.parse("1969-12-31T23:59:59Z"))) {
            String address = "n" + never.hashCode() + "@example.com";
            mailworthy.contacts().register(SHOP, address, ANNA, "form");
            Feedback bounce = world.bounce(address, BounceCategory.NO_SUCH_MAILBOX)
                    .with()
                    .arrivedAt(Optional.of(never))
                    .reportedAt(Optional.of(never))
                    .build();
            assertEquals(
                    Landed.COUNTED,
                    mailworthy.feedback().take(SHOP, List.of(bounce)).get(0).landed());
            assertEquals(
                    Optional.of(world.clock.instant()),
                    mailworthy.contacts().card(SHOP, address).get().happenedAt());
        }
    }

    @Test
    void feedback_from_the_future_is_clamped_and_both_times_are_kept() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        Feedback early = world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)
                .with()
                .reportedAt(Optional.of(world.clock.instant().plus(Duration.ofDays(400))))
                .build();
        mailworthy.feedback().take(SHOP, List.of(early));
        assertEquals(
                Optional.of(world.clock.instant()),
                mailworthy.contacts().card(SHOP, "max@example.com").get().happenedAt());
    }

    @Test
    void a_clock_that_went_back_neither_throws_nor_lifts_anything() {
        mailworthy.contacts().register(SHOP, "max@example.com", ANNA, "form");
        mailworthy.feedback().take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        mailworthy.contacts().checkAgain(SHOP, "max@example.com", ANNA);
        world.clock.set(world.clock.instant().minus(Duration.ofDays(2)));
        mailworthy.contacts().checkAgain(SHOP, "max@example.com", ANNA);
        assertFalse(mayMail("max@example.com"));
    }

    @Test
    void a_reviewer_without_a_name_cannot_be() {
        assertThrows(IllegalArgumentException.class, () -> Actor.reviewer(" "));
    }

    private boolean mayMail(String address) {
        return mailworthy
                .gate()
                .ask(SHOP, SendQuestion.commercial("news"), EmailAddress.of(address))
                .isAllowed();
    }
}
