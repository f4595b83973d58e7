package io.github.mailworthy.mail.gate;

import static io.github.mailworthy.mail.World.SHOP;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.gate.Health;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.message.Header;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.testing.RecordingMailer;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeTokens;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final EmailAddress MAX = EmailAddress.of("max@example.com");
    private static final EmailAddress ANN = EmailAddress.of("ann@example.com");
    private static final EmailAddress BOB = EmailAddress.of("bob@example.com");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final SendQuestion NOTICE = SendQuestion.of(MessageKind.TRANSACTIONAL);

    private final World world = new World();
    private final UnsubscribeTokens tokens = new UnsubscribeTokens(TokenKeys.of("k1", new byte[16]));
    private final SendingSettings settings = SendingSettings.by(world.mailer)
            .withUnsubscribe(new UnsubscribeLinks(
                    tokens, URI.create("https://host.example/u/"), EmailAddress.of("unsubscribe@host.example")))
            .withReturnPaths(
                    (account, recipient, now) -> EmailAddress.of("bounces+" + recipient.localPart() + "@host.example"));

    @Test
    void each_recipient_of_a_commercial_message_gets_a_copy_with_a_link_and_a_return_path_of_its_own() {
        Sent sent = gate(settings).send(SHOP, NEWS, message(MAX, ANN));
        assertEquals(2, sent.accepted());
        List<OutgoingMessage> copies = world.mailer.sent();
        assertEquals(2, copies.size());
        assertEquals(List.of(ANN), copies.get(1).recipients());
        assertEquals("bounces+ann@host.example", copies.get(1).returnPath().toString());
        String field = field(copies.get(1), "List-Unsubscribe");
        String token = field.substring(field.indexOf("/u/") + 3, field.indexOf('>'));
        assertEquals(Optional.of(new Subscription(SHOP, ANN, "news")), tokens.check(token));
        assertEquals("List-Unsubscribe=One-Click", field(copies.get(1), "List-Unsubscribe-Post"));
        assertEquals(copies.get(0).messageId(), copies.get(1).messageId());
    }

    @Test
    void the_link_stands_where_the_text_and_the_html_have_a_place_for_it() {
        OutgoingMessage message = message(MAX, ANN).toBuilder()
                .text("News. No more of it: {{unsubscribe}}")
                .html("<p>News. <a href=\"{{unsubscribe}}\">No more</a></p>")
                .build();
        gate(settings).send(SHOP, NEWS, message);
        for (OutgoingMessage copy : world.mailer.sent()) {
            String field = field(copy, "List-Unsubscribe");
            String link = field.substring(1, field.indexOf('>'));
            assertEquals("News. No more of it: " + link, copy.text().orElseThrow());
            assertEquals(
                    "<p>News. <a href=\"" + link + "\">No more</a></p>",
                    copy.html().orElseThrow());
        }
        gate(settings).send(SHOP, NOTICE, message);
        assertEquals(message.text(), world.mailer.last().text(), "not commercial: it has no link");
    }

    @Test
    void forms_that_editors_make_of_the_place_get_the_link_too() {
        List<String> forms = List.of(
                "{{unsubscribe}}",
                "{{ unsubscribe }}",
                "{{UNSUBSCRIBE}}",
                "%7B%7Bunsubscribe%7D%7D",
                "%7b%7b%20Unsubscribe%20%7d%7d");
        List<String> others = List.of("{unsubscribe}", "%7Bunsubscribe%7D", "{{unsubscribed}}", "unsubscribe");
        for (String form : forms) {
            gate(settings)
                    .send(
                            SHOP,
                            NEWS,
                            message(MAX).toBuilder()
                                    .text("<" + form + form + ">")
                                    .html("'" + form)
                                    .build());
            String field = field(world.mailer.last(), "List-Unsubscribe");
            String link = field.substring(1, field.indexOf('>'));
            assertEquals("<" + link + link + ">", world.mailer.last().text().orElseThrow());
            assertEquals("'" + link, world.mailer.last().html().orElseThrow());
        }
        for (String other : others) {
            gate(settings).send(SHOP, NEWS, message(MAX).toBuilder().text(other).build());
            assertEquals(other, world.mailer.last().text().orElseThrow());
        }
    }

    @Test
    void a_recipient_whose_copy_cannot_be_made_is_refused_alone() {
        EmailAddress longest = EmailAddress.of("x".repeat(60) + "@" + ("y".repeat(60) + ".").repeat(3) + "example");
        SendQuestion question = SendQuestion.commercial("l".repeat(300));
        List<OutgoingMessage> run = new ArrayList<>(Collections.nCopies(450, message(ANN)));
        run.set(205, message(MAX, longest, BOB));
        SendingSettings plain =
                settings.withReturnPaths((account, recipient, now) -> EmailAddress.of("bounces@host.example"));
        List<Sent> sent = gate(plain).send(SHOP, question, run);
        assertEquals(451, sent.stream().mapToLong(Sent::accepted).sum());
        Delivery.HandedOver refused = assertInstanceOf(
                Delivery.HandedOver.class, sent.get(205).deliveries().get(longest));
        Receipt.Refused why = assertInstanceOf(Receipt.Refused.class, refused.receipt());
        assertTrue(why.reply().text().contains("a list's id of 300 octets makes a token too long"), why.toString());
        assertTrue(
                world.mailworthy.gate().ask(SHOP, NOTICE, longest).isAllowed(), "it says nothing against the address");
    }

    @Test
    void a_return_path_that_is_not_to_be_had_now_keeps_back_one_copy() {
        SendingSettings shaky = settings.withReturnPaths((account, recipient, now) -> {
            if (recipient.equals(MAX)) {
                throw new IllegalStateException("the host's keys are away");
            }
            return EmailAddress.of("bounces@host.example");
        });
        Sent sent = gate(shaky).send(SHOP, NOTICE, message(MAX, ANN));
        assertTrue(sent.deliveries().get(ANN).isAccepted());
        Delivery.HandedOver later =
                assertInstanceOf(Delivery.HandedOver.class, sent.deliveries().get(MAX));
        assertInstanceOf(Receipt.TryLater.class, later.receipt());
    }

    @Test
    void a_message_keeps_its_own_signer_and_return_path_where_the_gate_has_none() {
        OutgoingMessage own = message(MAX).toBuilder()
                .signedBy(bytes -> ("X-Signed: shop\r\n" + new String(bytes, US_ASCII)).getBytes(US_ASCII))
                .returnPath(EmailAddress.of("verp@bounce.shop.example"))
                .build();
        Mailbox placeholder = new Mailbox("Shop", EmailAddress.of("shop@placeholder.example"));
        SendingSettings bare = SendingSettings.by(world.mailer)
                .withSenders((account, question, given) -> new SenderSource.Use(placeholder, Optional.of(given)));
        gate(bare).send(SHOP, NOTICE, own);
        assertTrue(new String(world.mailer.last().bytes(), US_ASCII).startsWith("X-Signed: shop"));
        assertEquals(
                "verp@bounce.shop.example", world.mailer.last().returnPath().toString());
        gate(bare).send(SHOP, NOTICE, message(MAX));
        assertEquals(placeholder.address(), world.mailer.last().returnPath(), "bounces to From follow From");
        gate(settings.signedBy(bytes -> ("X-Signed: host\r\n" + new String(bytes, US_ASCII)).getBytes(US_ASCII)))
                .send(SHOP, NOTICE, own);
        assertTrue(new String(world.mailer.last().bytes(), US_ASCII).startsWith("X-Signed: host"));
        assertEquals(
                "bounces+max@host.example", world.mailer.last().returnPath().toString());
    }

    @Test
    void a_mailbox_with_signs_of_a_uri_is_written_as_a_uri() {
        SendingSettings odd = settings.withUnsubscribe(new UnsubscribeLinks(
                tokens, URI.create("https://host.example/u/"), EmailAddress.of("out?of%all&more@host.example")));
        gate(odd).send(SHOP, NEWS, message(MAX));
        String field = field(world.mailer.last(), "List-Unsubscribe");
        assertTrue(field.contains("<mailto:out%3Fof%25all%26more@host.example?subject="), field);
    }

    @Test
    void the_hosts_own_unsubscribe_fields_give_way_to_ours_and_stay_where_ours_are_not() {
        OutgoingMessage with = message(MAX).toBuilder()
                .header("list-unsubscribe", "<https://shop.example/bye>")
                .header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .build();
        gate(settings).send(SHOP, NEWS, with);
        List<Header> headers = world.mailer.last().headers();
        assertEquals(
                List.of("List-Unsubscribe", "List-Unsubscribe-Post"),
                headers.stream().map(Header::name).toList());
        assertTrue(headers.get(0).value().startsWith("<https://host.example/u/"));
        gate(settings).send(SHOP, NOTICE, with);
        assertEquals(with.headers(), world.mailer.last().headers());
    }

    @Test
    void one_restricted_recipient_never_refuses_the_others() {
        world.mailworthy
                .feedback()
                .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        Sent sent = gate(SendingSettings.by(world.mailer)).send(SHOP, NOTICE, message(MAX, ANN, BOB));
        Delivery.Held held =
                assertInstanceOf(Delivery.Held.class, sent.deliveries().get(MAX));
        assertEquals(Reason.NO_SUCH_MAILBOX.name(), held.answer().code());
        assertEquals(List.of(ANN, BOB), world.mailer.last().recipients());
        assertEquals(List.of(MAX, ANN, BOB), List.copyOf(sent.deliveries().keySet()));
    }

    @Test
    void a_refusal_at_hand_over_is_feedback_at_once() {
        Receipt.Refused refused = new Receipt.Refused(
                SmtpReply.of("550 5.1.1 <max@example.com>: no such user here"), Receipt.Refused.At.RECIPIENT);
        world.mailer.answering(message -> {
            Map<EmailAddress, Receipt> receipts = new LinkedHashMap<>();
            message.recipients().forEach(r -> receipts.put(r, r.equals(MAX) ? refused : RecordingMailer.ACCEPTED));
            return new Handover(receipts, List.of());
        });
        SendGate gate = gate(SendingSettings.by(world.mailer));
        Sent sent = gate.send(SHOP, NOTICE, message(MAX, ANN));
        Delivery.HandedOver handed =
                assertInstanceOf(Delivery.HandedOver.class, sent.deliveries().get(MAX));
        assertEquals(Optional.of(BounceCategory.NO_SUCH_MAILBOX), handed.category());
        assertTrue(sent.deliveries().get(ANN).isAccepted());
        assertFalse(gate.ask(SHOP, NOTICE, MAX).isAllowed());
        assertEquals(1, gate.health(SHOP).orElseThrow().hardBounces());
        assertEquals(1, gate.health(SHOP).orElseThrow().sent());
    }

    @Test
    void in_a_long_run_the_gate_is_asked_again_shortly_before_each_hand_over() {
        world.mailer.answering(message -> {
            world.mailworthy
                    .feedback()
                    .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
            return Handover.same(message, RecordingMailer.ACCEPTED);
        });
        List<OutgoingMessage> run = new ArrayList<>(Collections.nCopies(200, message(ANN)));
        run.add(message(MAX, BOB));
        Sent last =
                gate(SendingSettings.by(world.mailer)).send(SHOP, NOTICE, run).get(200);
        assertInstanceOf(Delivery.Held.class, last.deliveries().get(MAX));
        assertTrue(last.deliveries().get(BOB).isAccepted());
    }

    @Test
    void of_a_message_with_many_recipients_the_later_ones_are_asked_about_again() {
        List<EmailAddress> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(EmailAddress.of("r" + i + "@example.com"));
        }
        world.mailer.answering(message -> {
            world.mailworthy.contacts().leaveList(SHOP, "r499@example.com", "news", Actor.contact(), "one-click");
            return Handover.same(message, RecordingMailer.ACCEPTED);
        });
        Sent sent = gate(settings).send(SHOP, NEWS, message(many.toArray(EmailAddress[]::new)));
        assertEquals(499, sent.accepted());
        assertInstanceOf(Delivery.Held.class, sent.deliveries().get(many.get(499)));
        assertEquals(499, world.mailer.sent().size());
    }

    @Test
    void once_a_message_is_out_its_answer_reaches_the_host_whatever_fails() {
        Works deaf = new Works(
                world.storage,
                id -> {
                    throw new IllegalStateException("the host's database is down");
                },
                world.clock,
                () -> "id");
        SendGate gate = new SendGate(
                deaf, GateSettings.STANDARD, SendingSettings.by(world.mailer), world.mailworthy.feedback());
        assertEquals(2, gate.send(SHOP, NOTICE, message(MAX, ANN)).accepted());
        assertEquals(1, world.mailer.sent().size());
    }

    @Test
    void a_mailer_that_answers_nothing_or_dies_leaves_its_messages_unknown_and_the_others_answered() {
        List<OutgoingMessage> run = new ArrayList<>(Collections.nCopies(200, message(ANN)));
        run.add(message(BOB));
        for (boolean dies : List.of(false, true)) {
            SendingSettings broken = SendingSettings.by(messages -> {
                if (messages.size() < 200) {
                    if (dies) {
                        throw new NoClassDefFoundError("the host's own");
                    }
                    return null;
                }
                return messages.stream()
                        .map(m -> Handover.same(m, RecordingMailer.ACCEPTED))
                        .toList();
            });
            List<Sent> sent = gate(broken).send(SHOP, NOTICE, run);
            assertEquals(201, sent.size());
            assertTrue(sent.get(199).deliveries().get(ANN).isAccepted());
            Delivery.HandedOver last = assertInstanceOf(
                    Delivery.HandedOver.class, sent.get(200).deliveries().get(BOB));
            assertInstanceOf(Receipt.Unknown.class, last.receipt());
        }
    }

    @Test
    void what_breaks_while_one_message_goes_to_many_leaves_the_later_ones_unsent_and_says_so() {
        List<EmailAddress> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(EmailAddress.of("r" + i + "@example.com"));
        }
        AtomicBoolean down = new AtomicBoolean();
        Works works = new Works(
                world.storage,
                id -> {
                    if (down.get()) {
                        throw new IllegalStateException("the host's database is down");
                    }
                    return world.works().accounts().find(id);
                },
                world.clock,
                () -> "id");
        world.mailer.answering(message -> {
            down.set(true);
            return Handover.same(message, RecordingMailer.ACCEPTED);
        });
        SendGate gate = new SendGate(
                works,
                GateSettings.STANDARD.with(HealthPolicy.STANDARD.with(HealthPolicy.Mode.HOLD)),
                settings,
                world.mailworthy.feedback());
        Sent sent = gate.send(SHOP, NEWS, message(many.toArray(EmailAddress[]::new)));
        assertEquals(200, sent.accepted());
        Delivery.HandedOver last =
                assertInstanceOf(Delivery.HandedOver.class, sent.deliveries().get(many.get(499)));
        assertInstanceOf(Receipt.TryLater.class, last.receipt());
    }

    @Test
    void what_breaks_before_a_later_portion_leaves_it_unsent_and_says_so() {
        List<OutgoingMessage> run = new ArrayList<>(Collections.nCopies(200, message(ANN)));
        AtomicBoolean down = new AtomicBoolean();
        SendingSettings broken = SendingSettings.by(messages -> {
                    down.set(true);
                    return messages.stream()
                            .map(m -> Handover.same(m, RecordingMailer.ACCEPTED))
                            .toList();
                })
                .withSenders((account, question, given) -> {
                    if (down.get()) {
                        throw new IllegalStateException("the host's database is down");
                    }
                    return SenderSource.AS_GIVEN.choose(account, question, given);
                });
        run.add(message("other@shop.example", BOB));
        List<Sent> sent = gate(broken).send(SHOP, NOTICE, run);
        assertTrue(sent.get(199).deliveries().get(ANN).isAccepted());
        Delivery.HandedOver last = assertInstanceOf(
                Delivery.HandedOver.class, sent.get(200).deliveries().get(BOB));
        assertInstanceOf(Receipt.TryLater.class, last.receipt());
    }

    @Test
    void the_first_hand_over_after_a_grant_begins_the_days_of_the_trial() {
        Actor customer = Actor.customer("anna");
        world.mailworthy.contacts().register(SHOP, "max@example.com", customer, "form");
        world.mailworthy
                .feedback()
                .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        world.mailworthy.contacts().checkAgain(SHOP, "max@example.com", customer);
        world.clock.advance(Duration.ofMinutes(16));
        world.mailworthy.contacts().checkAgain(SHOP, "max@example.com", customer);
        world.mailworthy
                .contacts()
                .requestSafelist(SHOP, "max@example.com", customer, Optional.empty())
                .get();
        SendGate gate = gate(SendingSettings.by(world.mailer));
        world.clock.advance(Duration.ofDays(20));
        assertTrue(isOnTrial(gate));
        assertEquals(1, gate.send(SHOP, NOTICE, message(MAX)).accepted());
        world.clock.advance(Duration.ofDays(13));
        assertTrue(isOnTrial(gate));
        world.clock.advance(Duration.ofDays(2));
        assertFalse(isOnTrial(gate));
    }

    private static boolean isOnTrial(SendGate gate) {
        return gate.ask(SHOP, NOTICE, MAX).<Boolean>match(allowed -> allowed.onTrial(), refused -> false);
    }

    @Test
    void a_sender_that_may_not_be_used_holds_the_message_and_another_one_replaces_it_openly() {
        SendingSettings none = settings.withSenders(
                (account, question, given) -> new SenderSource.Refuse("NOT_OWNED", "This sender is not confirmed."));
        Sent sent = gate(none).send(SHOP, NEWS, message(MAX));
        assertInstanceOf(Delivery.NoSender.class, sent.deliveries().get(MAX));
        assertTrue(world.mailer.sent().isEmpty());
        Mailbox placeholder = new Mailbox("Shop", EmailAddress.of("shop@placeholder.example"));
        SendingSettings other = settings.withSenders(
                (account, question, given) -> new SenderSource.Use(placeholder, Optional.of(given)));
        gate(other).send(SHOP, NEWS, message(MAX));
        assertEquals(placeholder, world.mailer.last().from());
        assertEquals(
                "hello@shop.example",
                world.mailer.last().replyTo().get(0).address().toString());
    }

    @Test
    void commercial_mail_without_a_way_to_unsubscribe_is_not_sent() {
        assertThrows(
                IllegalStateException.class,
                () -> gate(SendingSettings.by(world.mailer)).send(SHOP, NEWS, message(MAX)));
    }

    @Test
    @DisplayName("44: while the store is down the host decides per kind of message, and each use is counted")
    void while_the_store_is_down_commercial_mail_waits_and_the_rest_goes_and_both_are_counted() {
        AtomicBoolean down = new AtomicBoolean(true);
        Works works = new Works(broken(down), id -> Optional.empty(), world.clock, () -> "id");
        SendGate gate = new SendGate(works, GateSettings.STANDARD);
        assertEquals(
                "STORE_DOWN", gate.ask(SHOP, NEWS, MAX).refusal().orElseThrow().code());
        assertTrue(gate.ask(SHOP, NOTICE, MAX).isAllowed());
        assertEquals(1, gate.answeredWithoutStore().get(MessageKind.COMMERCIAL));
        assertEquals(1, gate.answeredWithoutStore().get(MessageKind.TRANSACTIONAL));
        down.set(false);
        assertTrue(gate.ask(SHOP, NEWS, MAX).isAllowed());
    }

    @Test
    void an_account_with_three_complaints_in_its_last_thousand_is_held_if_the_host_says_so() {
        SendGate warns = gate(settings);
        SendGate holds = new SendGate(
                works(),
                GateSettings.STANDARD.with(HealthPolicy.STANDARD.with(HealthPolicy.Mode.HOLD)),
                settings,
                world.mailworthy.feedback());
        for (int i = 0; i < 3; i++) {
            assertTrue(holds.ask(SHOP, NEWS, BOB).isAllowed());
            world.mailworthy
                    .feedback()
                    .take(SHOP, List.of(world.feedback(FeedbackKind.COMPLAINT, "c" + i + "@example.com")));
        }
        assertEquals(Health.Level.WARNED, warns.health(SHOP).orElseThrow().level());
        assertTrue(warns.ask(SHOP, NEWS, BOB).isAllowed());
        SendGate off =
                new SendGate(works(), GateSettings.STANDARD.with(HealthPolicy.STANDARD.with(HealthPolicy.Mode.OFF)));
        assertEquals(Health.Level.GOOD, off.health(SHOP).orElseThrow().level());
        assertEquals(3, off.health(SHOP).orElseThrow().complaints());
        assertTrue(off.ask(SHOP, NEWS, BOB).isAllowed());
        assertEquals(
                "ACCOUNT_HELD",
                holds.ask(SHOP, NEWS, BOB).refusal().orElseThrow().code());
        assertTrue(holds.ask(SHOP, NOTICE, BOB).isAllowed());
    }

    private Works works() {
        return world.works();
    }

    private SendGate gate(SendingSettings with) {
        return new SendGate(works(), GateSettings.STANDARD, with, world.mailworthy.feedback());
    }

    private static String field(OutgoingMessage message, String name) {
        return message.headers().stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    private OutgoingMessage message(EmailAddress... to) {
        return message("hello@shop.example", to);
    }

    private OutgoingMessage message(String from, EmailAddress... to) {
        OutgoingMessage.Builder message = OutgoingMessage.builder()
                .from("Shop", EmailAddress.of(from))
                .subject("Hello")
                .text("hello")
                .messageId("1@shop.example")
                .date(world.clock.instant());
        List.of(to).forEach(message::to);
        return message.build();
    }

    private Storage broken(AtomicBoolean down) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
                    if (down.get()) {
                        throw new StorageException("down", true, new IllegalStateException("test"));
                    }
                    try {
                        return method.invoke(world.storage, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
