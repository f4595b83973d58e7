package io.github.mailworthy.sender.domain;

import io.github.mailworthy.change.Kind;
import java.time.Instant;

/**
 * A change of a domain's state, as its log keeps it and as the account is told.
 *
 * @param domain which
 * @param from before
 * @param to after
 * @param at when
 */
public record DomainTurn(String domain, DomainState from, DomainState to, Instant at) {
    /** The kind of these log lines. */
    public static final Kind<DomainTurn> KIND = new Kind<>("domain-turn", DomainTurn.class);
}
