package io.github.mailworthy.address;

import io.github.mailworthy.address.AddressReason.Bearing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Judges an address by what was observed.
 *
 * <p>The gravest reason decides: a fault or a clear word of DNS or mail server makes it undeliverable; what could not be told makes
 * it unknown, whatever else speaks against it; then risks; else it is deliverable as far as was looked.
 */
public final class VerdictRules {
    /** After this long an unanswered question may be asked again. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private VerdictRules() {}

    /** The verdict on a text that is no address. */
    public static Verdict refuse(Parsed.Invalid invalid, Optional<String> suggestion, Instant now) {
        return judge(Observations.NONE.withText(Set.of(invalid.reason())).withSuggestion(suggestion), now);
    }

    /** The verdict on what was observed. */
    public static Verdict judge(Observations seen, Instant now) {
        Set<AddressReason> reasons = EnumSet.noneOf(AddressReason.class);
        reasons.addAll(seen.text());
        seen.domain().ifPresent(domain -> ofDomain(domain).ifPresent(reasons::add));
        seen.mailbox().ifPresent(mailbox -> ofMailbox(mailbox).ifPresent(reasons::add));
        Deliverability deliverability = conclude(reasons);
        return new Verdict(
                deliverability,
                evidence(seen),
                reasons,
                seen,
                now,
                oldest(seen, now),
                deliverability == Deliverability.UNKNOWN ? Optional.of(now.plus(patience(reasons))) : Optional.empty());
    }

    private static Deliverability conclude(Set<AddressReason> reasons) {
        Set<Bearing> bearings = EnumSet.noneOf(Bearing.class);
        reasons.forEach(reason -> bearings.add(reason.bearing()));
        if (bearings.contains(Bearing.FAULT) || bearings.contains(Bearing.UNDELIVERABLE)) {
            return Deliverability.UNDELIVERABLE;
        }
        if (bearings.contains(Bearing.UNKNOWN)) {
            return Deliverability.UNKNOWN;
        }
        boolean unwanted = reasons.contains(AddressReason.QUOTED_LOCAL_PART)
                || reasons.contains(AddressReason.ADDRESS_LITERAL)
                || reasons.contains(AddressReason.DOTLESS_DOMAIN);
        return unwanted || bearings.contains(Bearing.RISKY) ? Deliverability.RISKY : Deliverability.DELIVERABLE;
    }

    private static Evidence evidence(Observations seen) {
        if (seen.mailbox().map(VerdictRules::isClear).orElse(false)) {
            return Evidence.MAILBOX;
        }
        boolean told = seen.domain().map(domain -> !isFailure(domain)).orElse(false);
        return told ? Evidence.DOMAIN : Evidence.SYNTAX;
    }

    private static boolean isFailure(DomainObservation domain) {
        return domain.route() == DomainObservation.Route.TIMEOUT || domain.route() == DomainObservation.Route.FAILURE;
    }

    /** Only a refusal of this mailbox, or an acceptance where a random name was refused, tells of the mailbox. */
    private static boolean isClear(MailboxObservation mailbox) {
        return switch (mailbox.word()) {
            case NO_SUCH_MAILBOX, DISABLED, FULL -> true;
            case ACCEPTED -> mailbox.anyName().map(any -> !any).orElse(false);
            default -> false;
        };
    }

    private static Optional<AddressReason> ofDomain(DomainObservation domain) {
        return switch (domain.route()) {
            case EXCHANGERS -> Optional.empty();
            case IMPLICIT -> Optional.of(AddressReason.IMPLICIT_MX);
            case NOT_ROUTABLE -> Optional.of(AddressReason.NOT_ROUTABLE);
            case NULL_MX -> Optional.of(AddressReason.NULL_MX);
            case NOWHERE -> Optional.of(AddressReason.NO_MAIL_SERVER);
            case NO_SUCH_DOMAIN -> Optional.of(AddressReason.NO_SUCH_DOMAIN);
            case TIMEOUT -> Optional.of(AddressReason.DNS_TIMEOUT);
            case FAILURE -> Optional.of(AddressReason.DNS_FAILURE);
        };
    }

    private static Optional<AddressReason> ofMailbox(MailboxObservation mailbox) {
        return switch (mailbox.word()) {
            case ACCEPTED ->
                mailbox.anyName()
                        .map(any -> any ? Optional.of(AddressReason.CATCH_ALL) : Optional.<AddressReason>empty())
                        .orElse(Optional.of(AddressReason.PROBE_REFUSED));
            case NO_SUCH_MAILBOX -> Optional.of(AddressReason.NO_SUCH_MAILBOX);
            case DISABLED -> Optional.of(AddressReason.MAILBOX_DISABLED);
            case FULL -> Optional.of(AddressReason.MAILBOX_FULL);
            case LATER -> Optional.of(AddressReason.TRY_LATER);
            case REFUSED -> Optional.of(AddressReason.PROBE_REFUSED);
            case NO_SMTPUTF8 -> Optional.of(AddressReason.SMTPUTF8_MISSING);
            case NO_CONNECTION -> Optional.of(AddressReason.NO_CONNECTION);
            case TIMEOUT -> Optional.of(AddressReason.SMTP_TIMEOUT);
            case PROVIDER -> Optional.of(AddressReason.PROVIDER_NOT_PROBED);
            case HELD_BACK -> Optional.of(AddressReason.PROBE_HELD_BACK);
        };
    }

    private static Instant oldest(Observations seen, Instant now) {
        Instant oldest = now;
        if (seen.domain().isPresent() && seen.domain().get().at().isBefore(oldest)) {
            oldest = seen.domain().get().at();
        }
        if (seen.mailbox().isPresent() && seen.mailbox().get().at().isBefore(oldest)) {
            oldest = seen.mailbox().get().at();
        }
        return oldest;
    }

    /** A provider will not tell tomorrow either, but the day may change that; all else is asked again soon. */
    private static Duration patience(Set<AddressReason> reasons) {
        return reasons.contains(AddressReason.PROVIDER_NOT_PROBED) ? Duration.ofDays(1) : SOON;
    }
}
