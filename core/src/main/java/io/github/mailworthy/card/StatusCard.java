package io.github.mailworthy.card;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer reads of a contact: for the bubble in a list and the popover behind it.
 *
 * @param status shown
 * @param reason shown
 * @param severity for the bubble
 * @param title the status in words
 * @param explanation the reason in words
 * @param remedy what would put it right
 * @param since when it became so
 * @param happenedAt when the latest fact behind it happened
 * @param evidence what the server or the report said; never for what holds on the whole platform
 * @param aside that failures of a burst count against nobody for the time being, if there are any of this contact's
 * @param actions each of them, open or not
 */
public record StatusCard(
        Status status,
        Reason reason,
        Status.Severity severity,
        Text title,
        Text explanation,
        Text remedy,
        Optional<Instant> since,
        Optional<Instant> happenedAt,
        Optional<String> evidence,
        Optional<Text> aside,
        List<ActionState> actions) {
    /** Copies the list. */
    public StatusCard {
        actions = ImmutableList.copyOf(actions);
    }

    /** The state of one action. */
    public ActionState action(Action action) {
        return actions.stream().filter(a -> a.action() == action).findFirst().orElseThrow();
    }
}
