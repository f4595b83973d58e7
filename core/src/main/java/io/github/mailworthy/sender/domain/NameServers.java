package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for a domain, as far as it was found out.
 *
 * @param named the servers that the domain's own zone names
 * @param delegated the servers that the registry sends everybody to; empty if it was not asked
 * @param asked the server that was asked directly for what is missing, if one was
 * @param hasIt whether that server has what resolvers say is missing
 */
public record NameServers(List<String> named, List<String> delegated, Optional<String> asked, boolean hasIt) {
    /** Copies the lists. */
    public NameServers {
        named = ImmutableList.copyOf(named);
        delegated = ImmutableList.copyOf(delegated);
    }
}
