package io.github.mailworthy.examples.quickstart;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.card.ActionState;
import io.github.mailworthy.card.StatusCard;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.mail.Mailworthy;
import io.github.mailworthy.mail.feedback.FeedbackIntake.Taken;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.text.Text;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints the story as a person would want to read it, and stops it where it does not come out as told. */
final class Told {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Mailworthy mailworthy;

    Told(Mailworthy mailworthy) {
        this.mailworthy = mailworthy;
    }

    void chapter(String title) {
        out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
    }

    void expect(boolean asTold, String what) {
        if (!asTold) {
            throw new IllegalStateException("this did not come out as told: " + what);
        }
        out.println("  [ok] " + what);
    }

    void findings(String from, List<Finding> findings) {
        out.println("  From " + from + ":" + (findings.isEmpty() ? " nothing speaks against it" : ""));
        for (Finding finding : findings) {
            out.printf("    %-7s %s: %s%n", finding.severity(), finding.code(), finding.sentence());
            out.println("            " + finding.remedy());
        }
    }

    void answer(String address, SendAnswer answer) {
        String said = answer.match(
                allowed -> " may be mailed" + (allowed.onTrial() ? ", on trial" : ""),
                refused -> " may not be mailed (" + refused.code() + ")\n        " + words(refused.why()) + "\n        "
                        + words(refused.remedy()));
        out.println("  gate: " + address + said);
    }

    void taken(Taken taken) {
        out.printf(
                "  feedback: %s %s %s -> %s%n",
                taken.feedback().kind(),
                taken.feedback().recipient().orElse("-"),
                taken.feedback().category().map(Enum::name).orElse(""),
                taken.landed());
    }

    StatusCard card(AccountId account, String address) {
        StatusCard card = mailworthy.contacts().card(account, address).get();
        String reason = card.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        out.printf("  +-- %s: %s (%s)%n", address, card.status(), reason);
        out.println("  |   " + words(card.explanation()));
        card.evidence().ifPresent(said -> out.println("  |   The server said: " + said));
        out.println("  |   " + words(card.remedy()));
        for (ActionState action : card.actions()) {
            out.println("  |   [" + (action.isEnabled() ? "x" : " ") + "] " + words(action.label()) + why(action));
        }
        return card;
    }

    private String why(ActionState action) {
        Optional<Refusal> disabled = action.disabled();
        return disabled.map(refusal -> " - " + words(refusal.text())
                        + refusal.from()
                                .map(from -> " (from " + TIME.format(from) + ")")
                                .orElse(""))
                .orElse(action.needsConfirmation() ? " - with the contact's confirmation" : "");
    }

    int log(AccountId account, String address) {
        List<LogEntry> entries = mailworthy
                .contacts()
                .log(account, address, Optional.empty(), 100)
                .get()
                .items();
        for (LogEntry entry : entries) {
            out.printf(
                    "  %s  %-30s %s%n",
                    TIME.format(entry.at()),
                    entry.actor().name(),
                    words(entry.what().text()));
        }
        return entries.size();
    }

    void letter(List<String> letters) {
        for (String letter : letters) {
            letter.lines().forEach(line -> out.println("  | " + line));
        }
    }

    void end() {
        out.printf("%nEvery step came out as told.%n");
    }

    private String words(Text text) {
        return mailworthy.catalog().words(text);
    }
}
