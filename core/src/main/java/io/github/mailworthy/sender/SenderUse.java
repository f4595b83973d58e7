package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.gate.MessageKind;
import java.util.Locale;
import java.util.Set;

/**
 * For what additional senders may be used; the rest is sent as the main one.
 *
 * @param kinds of messages
 * @param assets the things that mail is about, each a word of the host's
 */
public record SenderUse(Set<MessageKind> kinds, Set<String> assets) {
    /** Commercial mail; products, forms, calendars and memberships. */
    public static final SenderUse STANDARD =
            new SenderUse(Set.of(MessageKind.COMMERCIAL), Set.of("product", "form", "calendar", "membership"));

    /** Copies the sets. */
    public SenderUse {
        kinds = ImmutableSet.copyOf(kinds);
        assets = ImmutableSet.copyOf(assets);
    }

    /** The same for one more asset. */
    public SenderUse with(String asset) {
        return new SenderUse(
                kinds, ImmutableSet.<String>builder().addAll(assets).add(asset).build());
    }

    /** Whether a message of this kind, about this asset ({@code ""}: about none), may go out as an additional sender. */
    public boolean allows(MessageKind kind, String asset) {
        return kinds.contains(kind) || assets.contains(asset);
    }

    /** Whether this name of a message kind (in lower case) or of an asset is among them. */
    public boolean allowsNamed(String use) {
        return assets.contains(use)
                || kinds.stream().anyMatch(kind -> name(kind).equals(use));
    }

    /** A message kind as a use: its name in lower case. */
    public static String name(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
