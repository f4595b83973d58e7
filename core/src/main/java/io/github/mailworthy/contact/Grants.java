package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's latest safelist grants and what came of them.
 *
 * @param latest oldest first, {@value #KEPT} at most
 */
public record Grants(List<Grant> latest) {
    /** The kind of these rows in a store. */
    public static final Kind<Grants> KIND = new Kind<>("grants", Grants.class);

    /** None so far. */
    public static final Grants NONE = new Grants(List.of());

    private static final int KEPT = 50;

    /** Copies the list. */
    public Grants {
        latest = ImmutableList.copyOf(latest);
    }

    /** The account's one row. */
    public static Key<Grants> key(AccountId account) {
        return KIND.key(account, "latest");
    }

    /** How many of them failed. */
    public long failed() {
        return latest.stream().filter(Grant::failed).count();
    }

    /** With one more; the oldest goes if they are too many. */
    public Grants with(String id) {
        List<Grant> next = new ArrayList<>(latest);
        next.add(new Grant(id, false));
        return new Grants(next.subList(Math.max(0, next.size() - KEPT), next.size()));
    }

    Grants with(String id, boolean failed) {
        return new Grants(latest.stream()
                .map(grant -> grant.id().equals(id) ? new Grant(id, failed) : grant)
                .toList());
    }

    /**
     * One grant.
     *
     * @param id of the request it came of
     * @param failed whether mail to the address failed again
     */
    public record Grant(String id, boolean failed) {}
}
