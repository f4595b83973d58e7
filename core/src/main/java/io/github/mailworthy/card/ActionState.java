package io.github.mailworthy.card;

import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.text.Text;
import java.util.Optional;

/**
 * Whether an action is open, and if not, why and from when on.
 *
 * @param action which
 * @param disabled why it is not open; empty if it is
 * @param needsConfirmation whether it needs the contact's confirmation on record
 */
public record ActionState(Action action, Optional<Refusal> disabled, boolean needsConfirmation) {
    /**
     * Whether it is open: an enabled action is never refused, a disabled one always. One exception: while a request is open, asking
     * again is answered with that very request.
     */
    public boolean isEnabled() {
        return disabled.isEmpty();
    }

    /** What the button says. */
    public Text label() {
        return Text.of("action." + action.name());
    }
}
