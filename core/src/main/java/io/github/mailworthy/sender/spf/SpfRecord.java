package io.github.mailworthy.sender.spf;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * An SPF record whose syntax is right (RFC 7208 §4.5, §12).
 *
 * @param text as published, its strings joined
 * @param directives in order
 * @param redirect where to go on if nothing matches
 * @param exp where the explanation of a fail stands
 * @param unknown the unknown modifiers, which mean nothing
 */
public record SpfRecord(
        String text,
        List<SpfDirective> directives,
        Optional<MacroString> redirect,
        Optional<MacroString> exp,
        List<String> unknown) {
    /** Copies the lists. */
    public SpfRecord {
        directives = ImmutableList.copyOf(directives);
        unknown = ImmutableList.copyOf(unknown);
    }

    /** What came of reading a text: either a record or what is wrong with it. */
    public record Reading(Optional<SpfRecord> record, Optional<String> problem) {}

    /** Whether a TXT record claims to be an SPF record: {@code v=spf1} and then a space or nothing (RFC 7208 §4.5). */
    public static boolean isSpf(String text) {
        return text.regionMatches(true, 0, "v=spf1", 0, 6) && (text.length() == 6 || text.charAt(6) == ' ');
    }

    /** Reads a record, total: any text gives a reading. */
    public static Reading parse(String text) {
        try {
            if (!isSpf(text)) {
                throw new SpfSyntaxException("it does not start with v=spf1 and a space");
            }
            return new Reading(Optional.of(new SpfParser(text).parse()), Optional.empty());
        } catch (SpfSyntaxException e) {
            return new Reading(Optional.empty(), Optional.of(e.text()));
        }
    }

    /** Reads the text behind {@code exp=} (RFC 7208 §6.2); empty if it cannot be used. */
    public static Optional<MacroString> explanation(String text) {
        try {
            return Optional.of(MacroString.explanation(text));
        } catch (SpfSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code all} occurs anywhere, which makes {@code redirect} mean nothing (RFC 7208 §6.1). */
    public boolean hasAll() {
        return directives.stream().anyMatch(directive -> directive.mechanism() == SpfDirective.Mechanism.ALL);
    }
}
