package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts: every open reason, the one shown first. It depends on no clock.
 *
 * @param open at least one, in the order of the statuses and then of the reasons; each reason once
 */
public record Standing(List<Restriction> open) {
    private static final Restriction ON_NO_LIST =
            new Restriction(Reason.ON_NO_LIST, Optional.empty(), Optional.empty(), false);
    private static final Standing PLAIN = new Standing(List.of(ON_NO_LIST));
    private static final Comparator<Restriction> ORDER =
            Comparator.comparing(Restriction::reason).thenComparing(Restriction::platform);

    /** Copies the list. */
    public Standing {
        open = ImmutableList.copyOf(open);
    }

    /** The standing of an address in its account. */
    public static Standing of(Facts facts) {
        return of(facts, Facts.NONE);
    }

    /** The standing of an address in its account, with what holds for every account. */
    public static Standing of(Facts facts, Facts platform) {
        if (facts.equals(Facts.NONE) && platform.equals(Facts.NONE)) {
            return PLAIN;
        }
        List<Restriction> open = new ArrayList<>(4);
        collect(facts, false, open);
        if (!platform.equals(Facts.NONE)) {
            collect(platform, true, open);
        }
        open.add(consent(facts.consents()));
        open.sort(ORDER);
        return new Standing(open);
    }

    /** The one shown. */
    public Restriction shown() {
        return open.get(0);
    }

    /** The status shown. */
    public Status status() {
        return shown().status();
    }

    /** The reason shown. */
    public Reason reason() {
        return shown().reason();
    }

    /** The open reasons, in the same order. */
    public List<Reason> reasons() {
        return open.stream().map(Restriction::reason).distinct().toList();
    }

    /** Whether a status is open, shown or not. */
    public boolean has(Status status) {
        return open.stream().anyMatch(r -> r.status() == status);
    }

    private static Restriction consent(Consents consents) {
        Optional<Instant> at = consents.currentFact().map(ConsentFact::at);
        Optional<String> source = consents.currentFact().map(ConsentFact::source);
        Reason reason = switch (consents.current()) {
            case DO_NOT_CONTACT -> Reason.ASKED_NOT_TO_BE_CONTACTED;
            case DECLINED_COMMERCIAL -> Reason.DECLINED;
            case NONE -> Reason.ON_NO_LIST;
            case SUBSCRIBED -> Reason.OPTED_IN;
        };
        return at.isEmpty() ? ON_NO_LIST : new Restriction(reason, at, source, false);
    }

    private static void collect(Facts facts, boolean platform, List<Restriction> open) {
        if (facts.complaint().facts().isPresent()) {
            Complaint complaint = facts.complaint().facts().get();
            open.add(restriction(Reason.CALLED_IT_SPAM, complaint.at(), complaint.source(), platform));
        }
        for (Block block : facts.blocks().facts().byKind().values()) {
            open.add(restriction(Reason.of(block.kind()), block.at(), block.note(), platform));
        }
        MailboxFacts evidence =
                facts.evidence().facts().equals(MailboxFacts.NONE) ? MailboxFacts.NONE : facts.mailbox();
        if (!evidence.equals(MailboxFacts.NONE)) {
            collect(evidence, platform, open);
        }
    }

    private static void collect(MailboxFacts evidence, boolean platform, List<Restriction> open) {
        if (evidence.trial().isPresent() && evidence.trial().get().hasFailed()) {
            Instant at = evidence.trial().get().failed().orElseThrow();
            Optional<Failure> last = Latest.of(evidence.lastDisabled(), evidence.lastSoft());
            for (Failure hard : evidence.hard().values()) {
                last = Latest.of(last, Optional.of(hard));
            }
            Optional<String> said = last.flatMap(Failure::said);
            open.add(new Restriction(Reason.FAILED_AFTER_SAFELIST, Optional.of(at), said, platform));
        }
        for (Failure hard : evidence.hard().values()) {
            open.add(new Restriction(Reason.ofHard(hard.category()), Optional.of(hard.at()), hard.said(), platform));
        }
        if (evidence.disabledForGood()) {
            open.add(repeated(Reason.MAILBOX_DISABLED, evidence.lastDisabled(), platform));
        }
        if (evidence.finding().isPresent()) {
            Finding finding = evidence.finding().get();
            open.add(restriction(finding.reason(), finding.at(), finding.said(), platform));
        }
        if (evidence.replacement().isPresent()) {
            Replacement replacement = evidence.replacement().get();
            open.add(new Restriction(
                    Reason.UNCHECKED_REPLACEMENT, Optional.of(replacement.at()), Optional.empty(), platform));
        }
        if (evidence.tooManySoft()) {
            open.add(repeated(Reason.TOO_MANY_SOFT_FAILURES, evidence.lastSoft(), platform));
        }
    }

    private static Restriction repeated(Reason reason, Optional<Failure> last, boolean platform) {
        return new Restriction(reason, last.map(Failure::at), last.flatMap(Failure::said), platform);
    }

    private static Restriction restriction(Reason reason, Instant at, String said, boolean platform) {
        return new Restriction(reason, Optional.of(at), Optional.of(said), platform);
    }
}
