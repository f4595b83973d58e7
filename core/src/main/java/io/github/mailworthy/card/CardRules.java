package io.github.mailworthy.card;

import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.CheckRules;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Restriction;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.safelist.SafelistRules;
import io.github.mailworthy.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the card from the very rules that the actions obey: a button can never disagree with the command behind it. */
public final class CardRules {
    private CardRules() {}

    /** The card of a registered contact; empty if the address is none. */
    public static Optional<StatusCard> card(Asked asked, SafelistPolicy policy, ContactPolicy limits, Instant now) {
        if (!asked.isRegistered()) {
            return Optional.empty();
        }
        Restriction shown = asked.standing().shown();
        String reason = "reason." + shown.reason().name();
        return Optional.of(new StatusCard(
                shown.status(),
                shown.reason(),
                shown.status().severity(),
                Text.of("status." + shown.status().name() + ".title"),
                Text.of(reason + ".explanation"),
                Text.of(reason + ".remedy"),
                shown.platform() ? shown.at() : asked.contact().value().flatMap(Contact::since),
                shown.at(),
                shown.platform() ? Optional.empty() : shown.said(),
                asked.aside()
                        .of(asked.facts())
                        .map(span -> Text.of(
                                "card.aside." + (span.decided() ? "ACQUITTED" : "OPEN"),
                                span.from().toString(),
                                span.until().toString())),
                List.of(
                        new ActionState(Action.CHANGE_ADDRESS, Optional.empty(), false),
                        new ActionState(Action.CHECK_AGAIN, CheckRules.mayBegin(asked, limits, now), false),
                        request(asked, policy, limits, now))));
    }

    private static ActionState request(Asked asked, SafelistPolicy policy, ContactPolicy limits, Instant now) {
        Optional<Refusal> refusal = SafelistRules.mayRequest(asked, policy, limits, now);
        return new ActionState(
                Action.REQUEST_SAFELIST, refusal, refusal.isEmpty() && SafelistRules.needsConfirmation(asked));
    }
}
