package io.github.mailworthy.mail.unsubscribe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places for a link in a text, in the forms that editors make of {@link UnsubscribeLinks#PLACE}. Looked for by their openings: each
 * copy of a commercial message is looked through, and most of its text holds none.
 */
final class LinkPlaces {
    private static final List<String> OPENINGS = List.of("{{", "%7");

    private static final Pattern PLACE = Pattern.compile(
            "(?:\\{\\{|%7B%7B)(?:[ \\t]|%20){0,9}unsubscribe(?:[ \\t]|%20){0,9}(?:}}|%7D%7D)",
            Pattern.CASE_INSENSITIVE);

    private LinkPlaces() {}

    /** The text with the link in all its places; the same if it has none. */
    static String fill(String text, String link) {
        String filled = text;
        for (String opening : OPENINGS) {
            filled = fill(filled, opening, link);
        }
        return filled;
    }

    private static String fill(String text, String opening, String link) {
        int at = text.indexOf(opening);
        if (at < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + link.length());
        Matcher place = PLACE.matcher(text);
        int done = 0;
        while (at >= 0) {
            if (place.region(at, text.length()).lookingAt()) {
                filled.append(text, done, at).append(link);
                done = place.end();
                at = text.indexOf(opening, done);
            } else {
                at = text.indexOf(opening, at + 1);
            }
        }
        return filled.append(text, done, text.length()).toString();
    }
}
