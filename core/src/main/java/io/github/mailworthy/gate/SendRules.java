package io.github.mailworthy.gate;

import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.ListChoices;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Restriction;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a message may go to a recipient: the strictest over all that is open, not the one status shown. */
public final class SendRules {
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(15);

    private SendRules() {}

    /**
     * Decides on one recipient.
     *
     * @param question what is to be sent
     * @param facts of the address in the account
     * @param platform of the address, for every account
     * @param policy the matrix
     * @param now the present
     */
    public static SendAnswer decide(
            SendQuestion question, Facts facts, Facts platform, SendPolicy policy, Instant now) {
        Instant until = now.plus(TRUSTED_FOR);
        if (question.kind() == MessageKind.INTERNAL) {
            return new SendAnswer.Allowed(false, until);
        }
        Standing standing = Standing.of(facts, platform);
        for (Restriction open : standing.open()) {
            if (!policy.allows(open.status(), question.kind()) && !exempted(question, open.reason())) {
                return refused(open.status(), open.reason().name());
            }
        }
        Optional<String> byList = byList(question, facts.lists());
        if (byList.isPresent()) {
            return refused(standing.status(), byList.get());
        }
        boolean onTrial = facts.mailbox().trial().filter(t -> t.runs(now)).isPresent();
        return new SendAnswer.Allowed(onTrial, until);
    }

    /** An exemption outweighs consent, and nothing else. */
    private static boolean exempted(SendQuestion question, Reason reason) {
        return question.exemption().isPresent() && reason.lifted() == Reason.Lifted.BY_THE_CONTACT;
    }

    private static Optional<String> byList(SendQuestion question, ListChoices lists) {
        if (question.kind() != MessageKind.COMMERCIAL || question.exemption().isPresent()) {
            return Optional.empty();
        }
        if (question.list().isEmpty()) {
            return lists.leftAny() ? Optional.of("NO_LIST_NAMED") : Optional.empty();
        }
        return lists.left(question.list().get()) ? Optional.of("LEFT_THE_LIST") : Optional.empty();
    }

    /** What is answered while the store cannot be asked: as the host has chosen for the kind, and to be trusted for no time at all. */
    public static SendAnswer withoutStore(SendQuestion question, StoreDownPolicy policy, Instant now) {
        return policy.allows(question.kind())
                ? new SendAnswer.Allowed(false, now)
                : refused(Optional.empty(), "STORE_DOWN");
    }

    /** What is answered for everybody while an account's own health holds its commercial mail. */
    public static SendAnswer accountHeld() {
        return refused(Optional.empty(), "ACCOUNT_HELD");
    }

    /** What is answered for a hit in a snapshot that cannot be confirmed, because the worker is offline. */
    public static SendAnswer notConfirmed() {
        return refused(Optional.empty(), "NOT_CONFIRMED");
    }

    private static SendAnswer refused(Status status, String code) {
        return refused(Optional.of(status), code);
    }

    private static SendAnswer refused(Optional<Status> status, String code) {
        return new SendAnswer.Refused(
                status, code, Text.of("reason." + code + ".explanation"), Text.of("reason." + code + ".remedy"));
    }
}
