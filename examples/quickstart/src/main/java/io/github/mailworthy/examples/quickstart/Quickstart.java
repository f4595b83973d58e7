package io.github.mailworthy.examples.quickstart;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.card.Action;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules.IfInUse;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.Mailworthy;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.safelist.ReviewDesk.WaitingRequest;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.mail.verification.BundledLists;
import io.github.mailworthy.mail.verification.StandardVerifier;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderRules;
import io.github.mailworthy.storage.jdbc.JdbcSchema;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The introduction to Mailworthy: read it from top to bottom, or run it. Every step checks that it came out as told. */
public final class Quickstart {
    private static final AccountId CAKES = new AccountId("cakes");
    private static final AccountId BOOKS = new AccountId("books");
    private static final Actor CARA = Actor.customer("Cara");
    private static final Actor RITA = Actor.reviewer("Rita of the review team");

    private final ManualClock clock = ManualClock.at("2026-11-22T04:00:00Z");
    private final Stage stage;
    private final Told told;
    private final Mailworthy mailworthy;

    private Quickstart(Stage stage, DataSource database) {
        this.stage = stage;
        JdbcSchema.install(database);
        Map<AccountId, Account> accounts = Map.of(
                CAKES, account(CAKES, "Cara's Cakes", 91, "owner@cakes.test"),
                BOOKS, account(BOOKS, "Ben's Books", 90, "owner@books.test"));
        mailworthy = Mailworthy.builder()
                .storage(JdbcStorage.on(database))
                .accounts(id -> Optional.ofNullable(accounts.get(id)))
                .verifier(StandardVerifier.builder(stage.dns()).clock(clock).build())
                .mailer(stage.mailer())
                .platform("The Platform", EmailAddress.of("notices@platform.test"))
                .clock(clock)
                .build();
        told = new Told(mailworthy);
    }

    private Account account(AccountId id, String name, int daysOld, String owner) {
        Instant created = clock.instant().minus(Duration.ofDays(daysOld)).plus(Duration.ofHours(1));
        return new Account(id, name, created, ZoneId.of("Europe/Berlin"), EmailAddress.of(owner), true);
    }

    /** Runs the story. Exit status 0 only if every step came out as told. */
    public static void main(String[] args) {
        try (Stage stage = Stage.start()) {
            JdbcConnectionPool database = stage.database();
            new Quickstart(stage, database).run();
            database.dispose();
            JdbcConnectionPool again = stage.database();
            new Quickstart(stage, again).goesOn();
            again.dispose();
        }
    }

    private void run() {
        anAccountSignsUp();
        aMessageLeaves();
        aBounceComesBack();
        theAddressIsCorrected();
        anotherContactNeedsASafelist();
        aYoungerAccountGoesToReview();
        aComplaintNeedsAConfirmation();
        theLogTellsItAll();
        aLetterComesInTheMorning();
    }

    private void goesOn() {
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));
        told.chapter(
                "10. The program ends and starts anew on the same file: nothing is forgotten, and nothing told twice");
        told.card(BOOKS, "carol@good.test");
        told.expect(told.log(CAKES, "newuser@remote.test") == 5, "the log is there");
        mailworthy.runDue(100);
        told.expect(stage.mailbox("owner@cakes.test").size() == 1, "no second letter");
        told.end();
    }

    private void anAccountSignsUp() {
        told.chapter("1. An account signs up: may it send as this address?");
        SenderFacts facts = SenderFacts.builder()
                .lists(BundledLists.load())
                .confirmed(EmailAddress.of("cara@cakes.test"))
                .build();
        List<Finding> free = SenderRules.check(
                new SenderDetails("Cara's Cakes", "cara@gmail.com", "cara@cakes.test"), facts, SenderPolicy.standard());
        told.findings("cara@gmail.com", free);
        told.expect(Finding.anyBlocks(free), "a free-mail address is refused");
        List<Finding> business = SenderRules.check(
                new SenderDetails("Cara's Cakes", "cara@cakes.test", "cara@cakes.test"),
                facts,
                SenderPolicy.standard());
        told.findings("cara@cakes.test", business);
        told.expect(!Finding.anyBlocks(business), "a business address is accepted");
    }

    private void aMessageLeaves() {
        told.chapter("2. A contact is registered, the gate lets a message through, and a real SMTP server takes it");
        mailworthy.contacts().register(CAKES, "nouser@remote.test", CARA, "sign-up form");
        SendAnswer answer = ask("nouser@remote.test");
        told.answer("nouser@remote.test", answer);
        told.expect(answer.isAllowed(), "the gate lets it through");
        OutgoingMessage message = OutgoingMessage.builder()
                .from("Cara's Cakes", EmailAddress.of("cara@cakes.test"))
                .to(EmailAddress.of("nouser@remote.test"))
                .subject("Autumn cakes")
                .text("New cakes are here.")
                .messageId("<t-unknown.1@sender.test>")
                .date(clock.instant())
                .build();
        told.expect(stage.mailer().handOver(List.of(message)).get(0).isAccepted(), "the server accepts the message");
    }

    private void aBounceComesBack() {
        told.chapter("3. A bounce comes back: written by a real Postfix, read, and laid down with the contact");
        clock.set(Instant.parse("2026-11-22T05:00:00Z"));
        take(CAKES, "unknown-user.eml");
        told.card(CAKES, "nouser@remote.test");
        SendAnswer answer = ask("nouser@remote.test");
        told.answer("nouser@remote.test", answer);
        told.expect(!answer.isAllowed(), "the gate says no");
    }

    private void theAddressIsCorrected() {
        told.chapter("4. The customer corrects the address and checks again: a real DNS server is asked");
        mailworthy.contacts().changeAddress(CAKES, "nouser@remote.test", "newuser@remote.test", CARA, IfInUse.REFUSE);
        told.card(CAKES, "newuser@remote.test");
        told.expect(!ask("newuser@remote.test").isAllowed(), "an unchecked replacement gets no mail");
        var check = mailworthy.contacts().checkAgain(CAKES, "newuser@remote.test", CARA);
        told.expect(check.get().lifted(), "the check passes and the restriction is gone at once");
        told.card(CAKES, "newuser@remote.test");
    }

    private void anotherContactNeedsASafelist() {
        told.chapter("5. For another contact the check does not pass: the account of 91 days is approved at once");
        State state = bouncesAndAsks(CAKES, CARA).state();
        told.expect(state == State.APPROVED_AT_ONCE, "approved at once");
        told.expect(ask("nobody@good.test").isAllowed(), "mail may go out again, on trial");
    }

    private void aYoungerAccountGoesToReview() {
        told.chapter("6. The account of exactly 90 days is not older than 90 days: it waits for a reviewer");
        State state = bouncesAndAsks(BOOKS, Actor.customer("Ben")).state();
        told.expect(state == State.WAITING, "it waits");
        WaitingRequest shown =
                mailworthy.reviews().queue(Optional.empty(), 10).items().get(0);
        var ruled = mailworthy.reviews().approve(shown, RITA, "The contact wrote to us.");
        told.expect(ruled.get().state() == State.APPROVED_AFTER_REVIEW, "Rita approves");
    }

    private SafelistRequest bouncesAndAsks(AccountId account, Actor customer) {
        var contacts = mailworthy.contacts();
        contacts.register(account, "nobody@good.test", customer, "import");
        take(account, "unknown-local-user.eml");
        contacts.checkAgain(account, "nobody@good.test", customer);
        var card = told.card(account, "nobody@good.test");
        told.expect(card.action(Action.REQUEST_SAFELIST).isEnabled(), "Request safelist appears");
        return contacts.requestSafelist(account, "nobody@good.test", customer, Optional.empty())
                .get();
    }

    private void aComplaintNeedsAConfirmation() {
        told.chapter("7. A spam complaint: consent is revoked; the contact's confirmation goes on record");
        var contacts = mailworthy.contacts();
        contacts.register(BOOKS, "carol@good.test", Actor.customer("Ben"), "shop");
        take(BOOKS, "complaint.eml");
        var card = told.card(BOOKS, "carol@good.test");
        told.expect(card.status() == Status.SPAM_COMPLAINT, "it is a spam complaint");
        var bare = contacts.requestSafelist(BOOKS, "carol@good.test", Actor.customer("Ben"), Optional.empty());
        told.expect(bare.refusal().isPresent(), "refused without a confirmation");
        Confirmation phoned = new Confirmation("Carol", "by telephone", clock.instant());
        contacts.requestSafelist(BOOKS, "carol@good.test", Actor.customer("Ben"), Optional.of(phoned));
        WaitingRequest shown =
                mailworthy.reviews().queue(Optional.empty(), 10).items().get(0);
        mailworthy.reviews().approve(shown, RITA, "Confirmed by telephone.");
        told.card(BOOKS, "carol@good.test");
        told.expect(ask(BOOKS, "carol@good.test").isAllowed(), "she gets mail again");
    }

    private void theLogTellsItAll() {
        told.chapter("8. The log of the first contact, newest first: it follows the change of address");
        told.expect(told.log(CAKES, "newuser@remote.test") == 5, "five entries");
    }

    private void aLetterComesInTheMorning() {
        told.chapter("9. The next local morning each owner gets one letter, over SMTP");
        clock.set(Instant.parse("2026-11-23T06:00:00Z"));
        mailworthy.runDue(100);
        mailworthy.runDue(100);
        told.letter(stage.mailbox("owner@cakes.test"));
        told.letter(stage.mailbox("owner@books.test"));
        told.expect(stage.mailbox("owner@cakes.test").size() == 1, "exactly one letter for Cara's Cakes");
        told.expect(stage.mailbox("owner@books.test").size() == 1, "exactly one letter for Ben's Books");
    }

    /** The host vouches that this mail answers one of ours; a real host has the signed return path prove it. */
    private void take(AccountId account, String mail) {
        List<Feedback> feedback = FeedbackReader.standard()
                .read(stage.received(mail), Proof.by(Proof.How.HOST))
                .feedback();
        mailworthy.feedback().take(account, feedback).forEach(told::taken);
    }

    private SendAnswer ask(String address) {
        return ask(CAKES, address);
    }

    private SendAnswer ask(AccountId account, String address) {
        return mailworthy.gate().ask(account, SendQuestion.commercial("autumn"), EmailAddress.of(address));
    }
}
