package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.Evidence;
import io.github.mailworthy.feedback.Evidence.Phase;
import io.github.mailworthy.mail.feedback.form.Finding;
import io.github.mailworthy.mail.feedback.form.Phases;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why one delivery failed: by the diagnostic, else by the words near the recipient, the whole notice, the subject. */
final class Cause {
    private static final Set<BounceCategory> TOLD_BY_SUBJECT = EnumSet.of(
            BounceCategory.NO_SUCH_MAILBOX,
            BounceCategory.NO_SUCH_DOMAIN,
            BounceCategory.MAILBOX_FULL,
            BounceCategory.MAILBOX_DISABLED,
            BounceCategory.EXPIRED);

    private final BounceRules rules;
    private final Words words;
    private final Finding finding;
    private final String diagnostic;
    private final Optional<String> said;
    private final OptionalInt reply;
    private @Nullable Phase phase;

    Cause(
            BounceRules rules,
            Words words,
            Finding finding,
            String diagnostic,
            Optional<String> status,
            OptionalInt reply) {
        this.rules = rules;
        this.words = words;
        this.finding = finding;
        this.diagnostic = diagnostic;
        this.said = Codes.isStatus(finding.status()) ? Optional.of(finding.status()) : status;
        this.reply = reply;
    }

    /** What the report says beyond the diagnostic, each in one line. */
    interface Words {
        String nearby(Finding finding);

        String notice();

        String subject();
    }

    /** The cause; with one recipient only, everything the notice says is about it. */
    BounceCategory category(boolean alone) {
        if (finding.diagnostic().isEmpty() && Codes.isStatus(finding.status())) {
            BounceCategory coded = rules.category(new Evidence(said, OptionalInt.empty(), "", Phase.UNKNOWN, false));
            if (!vague(coded)) {
                return coded;
            }
        }
        String inside = Inside.of(diagnostic);
        if (!inside.isEmpty()) {
            BounceCategory quoted = by(Codes.status(inside), Codes.reply(inside), inside);
            if (!vague(quoted)) {
                return quoted;
            }
        }
        BounceCategory first = by(said, reply, diagnostic);
        if (!vague(first)) {
            return first;
        }
        String nearby = words.nearby(finding);
        if (!nearby.isEmpty() && !nearby.equals(diagnostic)) {
            BounceCategory second = by(said, reply, nearby);
            if (!vague(second)) {
                return second;
            }
        }
        return alone ? fromNotice(first, nearby) : first;
    }

    private BounceCategory fromNotice(BounceCategory first, String nearby) {
        String notice = words.notice();
        if (notice.equals(diagnostic) && notice.equals(nearby)) {
            return fromSubject(first);
        }
        BounceCategory last = by(said, reply, notice, Phase.UNKNOWN);
        if (last == BounceCategory.NO_SUCH_MAILBOX && Phases.in(notice) == Phase.DATA) {
            last = by(said, reply, notice, Phase.DATA);
        }
        return vague(last) ? fromSubject(first) : last;
    }

    /** The subject may be that of our own message: only what hardly anybody writes about is believed. */
    private BounceCategory fromSubject(BounceCategory first) {
        BounceCategory told = rules.category(
                new Evidence(Optional.empty(), OptionalInt.empty(), words.subject(), Phase.UNKNOWN, false));
        return TOLD_BY_SUBJECT.contains(told) ? told : first;
    }

    /** Which step was refused is looked for only where it matters: who was never asked for may have been taken before. */
    private BounceCategory by(Optional<String> status, OptionalInt code, String text) {
        BounceCategory category = by(status, code, text, Phase.UNKNOWN);
        return category == BounceCategory.NO_SUCH_MAILBOX && phase() == Phase.DATA
                ? by(status, code, text, Phase.DATA)
                : category;
    }

    private BounceCategory by(Optional<String> status, OptionalInt code, String text, Phase at) {
        return rules.category(new Evidence(status, code, text, at, finding.gaveUp()));
    }

    private Phase phase() {
        if (phase == null) {
            Phase told = Phases.in(diagnostic);
            phase = told == Phase.UNKNOWN ? Phases.in(words.nearby(finding)) : told;
        }
        return phase;
    }

    static boolean vague(BounceCategory category) {
        return category == BounceCategory.UNKNOWN || category == BounceCategory.UNSPECIFIED_RECIPIENT;
    }
}
