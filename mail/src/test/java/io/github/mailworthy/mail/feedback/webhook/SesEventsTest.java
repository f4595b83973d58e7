package io.github.mailworthy.mail.feedback.webhook;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SesEventsTest {
    private static List<Feedback> read(String json) {
        return SesEvents.feedback(
                Json.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                "sns-1");
    }

    private static String complaint(String type, String... recipients) {
        return "{'eventType':'Complaint','complaint':{'complaintFeedbackType':'%s','feedbackId':'f','complainedRecipients':[%s]},'mail':{'messageId':'m'}}"
                .formatted(
                        type,
                        String.join(
                                ",",
                                List.of(recipients).stream()
                                        .map("{'emailAddress':'%s'}"::formatted)
                                        .toList()));
    }

    @Test
    @DisplayName("7: a bounce that SES could not determine is soft")
    void an_undetermined_bounce_is_soft() {
        Feedback bounce =
                read("{'eventType':'Bounce','bounce':{'bounceType':'Undetermined','bounceSubType':'Undetermined','bouncedRecipients':[{'emailAddress':'kim@remote.example'}]}}")
                        .get(0);
        assertEquals(FeedbackKind.BOUNCE, bounce.kind());
        assertEquals(BounceCategory.Weight.SOFT, bounce.category().orElseThrow().weight());
    }

    @Test
    @DisplayName("8: 'not spam' and 'auth-failure' are no complaints")
    void not_spam_is_no_complaint() {
        assertEquals(
                FeedbackKind.REPORT,
                read(complaint("not-spam", "kim@remote.example")).get(0).kind());
        assertEquals(
                FeedbackKind.AUTHENTICATION_REPORT,
                read(complaint("auth-failure", "kim@remote.example")).get(0).kind());
        assertEquals(
                FeedbackKind.COMPLAINT,
                read(complaint("abuse", "kim@remote.example")).get(0).kind());
    }

    @Test
    @DisplayName("9: who of several candidates complained is not guessed")
    void several_candidates_of_one_complaint_are_no_complaints() {
        List<Feedback> candidates = read(complaint("abuse", "kim@remote.example", "lee@remote.example"));
        assertEquals(
                List.of(FeedbackKind.REPORT, FeedbackKind.REPORT),
                candidates.stream().map(Feedback::kind).toList());
    }

    @Test
    @DisplayName("10: notificationType and eventType are both read")
    void both_shapes_are_read() {
        String event = complaint("", "kim@remote.example");
        assertEquals(read(event), read(event.replace("eventType", "notificationType")));
        assertEquals(FeedbackKind.COMPLAINT, read(event).get(0).kind());
    }

    @Test
    @DisplayName("6: a complaint of the provider's own suppression list names nobody, and harms nobody")
    void a_complaint_without_recipients_is_nothing() {
        assertTrue(read(complaint("")).isEmpty());
        assertEquals(Optional.empty(), Json.of(new byte[0]).map(json -> 1));
    }

    @Test
    void a_complaint_of_somebody_on_the_accounts_suppression_list_is_an_old_one() {
        Feedback repeated = read(complaint("", "kim@remote.example")
                        .replace("'feedbackId'", "'complaintSubType':'OnAccountSuppressionList','feedbackId'"))
                .get(0);
        assertEquals(Optional.of(BounceCategory.SUPPRESSED_BY_PROVIDER), repeated.category());
        assertEquals(BounceCategory.Weight.NONE, repeated.weight());
    }

    @Test
    void an_out_of_office_message_is_no_bounce() {
        String away =
                "{'eventType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'kim@remote.example'%s}]}}";
        assertEquals(FeedbackKind.AUTO_REPLY, read(away.formatted("")).get(0).kind());
        for (String more : List.of(",'action':'failed'", ",'status':'4.4.7'", ",'diagnosticCode':'smtp; 451 later'")) {
            assertEquals(FeedbackKind.BOUNCE, read(away.formatted(more)).get(0).kind(), more);
        }
        assertEquals(
                FeedbackKind.BOUNCE,
                read(away.formatted("").replace("Transient", "Permanent"))
                        .get(0)
                        .kind());
    }

    @Test
    void leaving_all_topics_of_a_list_unsubscribes_the_one_it_was_sent_to() {
        String left =
                "{'eventType':'Subscription','mail':{'messageId':'m','destination':[%s]},'subscription':{'contactList':'l','timestamp':'2026-11-22T10:00:00Z','newTopicPreferences':{'unsubscribeAll':%s}}}";
        Feedback unsubscribed =
                read(left.formatted("'Kim <kim@remote.example>'", "true")).get(0);
        assertEquals(FeedbackKind.UNSUBSCRIBE, unsubscribed.kind());
        assertEquals(Optional.of("kim@remote.example"), unsubscribed.recipient());
        assertTrue(unsubscribed.reportedAt().isPresent());
        assertTrue(read(left.formatted("'kim@remote.example'", "false")).isEmpty());
        assertTrue(read(left.formatted("'kim@remote.example','lee@remote.example'", "true"))
                .isEmpty());
    }

    private static final String HARD =
            "{'eventType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'kim@remote.example','status':'5.1.1'}]},'mail':{'messageId':'m1','sourceArn':'%s'%s}}";

    @Test
    void the_message_id_of_the_host_and_that_of_ses_are_both_kept() {
        String headers = ",'headers':[{'name':'Message-Id','value':'<1@shop.example>'}]";
        Feedback both = read(HARD.formatted("arn:aws:ses:eu-west-1:1:identity/shop.example", headers))
                .get(0);
        assertEquals(Optional.of("<1@shop.example>"), both.originalMessageId());
        assertEquals(Optional.of("<m1@eu-west-1.amazonses.com>"), both.sentMessageId());
        for (String arn : List.of("arn:aws:ses:us-east-1:1:identity/shop.example", "", "nonsense", "::::")) {
            Feedback one = read(HARD.formatted(arn, "")).get(0);
            assertEquals(Optional.of("<m1@email.amazonses.com>"), one.originalMessageId(), arn);
            assertEquals(one.originalMessageId(), one.sentMessageId());
        }
    }

    @Test
    void the_same_bounce_by_webhook_and_by_mail_counts_once_though_ses_replaced_the_message_id() {
        String headers = ",'headers':[{'name':'Message-Id','value':'<1@shop.example>'}]";
        String arn = "arn:aws:ses:eu-west-1:1:identity/shop.example";
        byte[] report = """
                From: MAILER-DAEMON@eu-west-1.amazonses.com
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; a4-1.smtp-out.eu-west-1.amazonses.com

                Final-Recipient: rfc822; kim@remote.example
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: message/rfc822

                Message-ID: <m1@eu-west-1.amazonses.com>
                Subject: hello

                --b--
                """.getBytes(StandardCharsets.UTF_8);
        List<Feedback> mailed =
                FeedbackReader.standard().read(report, Proof.by(Proof.How.HOST)).feedback();
        assertEquals(Optional.of("<m1@eu-west-1.amazonses.com>"), mailed.get(0).originalMessageId());
        for (String head : List.of(headers, "")) {
            World world = new World();
            List<Feedback> posted = read(HARD.formatted(arn, head));
            assertEquals(List.of(Landed.COUNTED), landed(world, posted));
            assertEquals(List.of(Landed.KNOWN), landed(world, mailed));
            World other = new World();
            assertEquals(List.of(Landed.COUNTED), landed(other, mailed));
            assertEquals(List.of(Landed.KNOWN), landed(other, posted));
        }
    }

    private static List<Landed> landed(World world, List<Feedback> feedback) {
        return world.mailworthy.feedback().take(SHOP, feedback).stream()
                .map(taken -> taken.landed())
                .toList();
    }
}
