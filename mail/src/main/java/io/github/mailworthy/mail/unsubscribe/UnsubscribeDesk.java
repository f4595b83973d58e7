package io.github.mailworthy.mail.unsubscribe;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.mail.contact.ContactDesk;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a host's page and mailbox for unsubscribing call. Safe for many threads.
 *
 * <p>A POST, or a mail to the mailbox, calls {@link #leave}; a GET calls {@link #look} and shows a button: programs follow links, too.
 */
public final class UnsubscribeDesk {
    private static final int LONGEST_WAY = 50;

    private final UnsubscribeTokens tokens;
    private final ContactDesk contacts;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#unsubscribe()}. */
    public UnsubscribeDesk(UnsubscribeTokens tokens, ContactDesk contacts) {
        this.tokens = tokens;
        this.contacts = contacts;
    }

    /** What a token would end, to be shown; empty if it is none of ours. Changes nothing. */
    public Optional<Subscription> look(String token) {
        return tokens.check(token);
    }

    /**
     * Ends the subscription that a token names; twice is once. The address gets no more commercial mail of this account for this list,
     * and whatever else it gets goes on. If the contact has another address by now, that one gets none either: the mail with the link is
     * older than the change, and the person the same.
     *
     * @param token as it came, from a URL or a mail's subject
     * @return what was ended, now or before; empty if the token is none of ours
     * @throws IllegalStateException if it could not be kept, because the host's {@code AccountDirectory} does not know the account: let the
     *     page fail, it must not say that it is done
     */
    public Optional<Subscription> leave(String token) {
        Optional<Subscription> ended = tokens.check(token);
        ended.ifPresent(this::leaveEverywhere);
        return ended;
    }

    private void leaveEverywhere(Subscription named) {
        Set<EmailAddress> left = new HashSet<>();
        Optional<EmailAddress> next = Optional.of(named.address());
        while (next.isPresent() && left.add(next.get()) && left.size() <= LONGEST_WAY) {
            String address = next.get().toString();
            leave(named, address);
            next = contacts.movedTo(named.account(), address).done().flatMap(moved -> moved);
        }
    }

    private void leave(Subscription named, String address) {
        contacts.leaveList(named.account(), address, named.list(), Actor.contact(), "one-click")
                .refusal()
                .ifPresent(why -> {
                    throw new IllegalStateException("somebody unsubscribed and it could not be kept: " + why.code()
                            + "; the directory must know every account that has sent mail");
                });
    }
}
