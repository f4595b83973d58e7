package io.github.mailworthy.contact;

import io.github.mailworthy.address.EmailAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which an address may stand in a text: as it was given, in any case, with an A-label domain, escaped for HTML. */
final class Spellings {
    private final Set<String> spellings = new LinkedHashSet<>();

    void add(EmailAddress address) {
        spellings.add(address.toString());
        spellings.add(address.normalised());
        spellings.add(address.key());
    }

    String replacedIn(String text, String by) {
        String left = text;
        for (String spelling : spellings) {
            left = pattern(spelling).matcher(left).replaceAll(Matcher.quoteReplacement(by));
        }
        return left;
    }

    private static Pattern pattern(String spelling) {
        StringBuilder regex = new StringBuilder();
        spelling.codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '&' -> "(?:&(?:amp|#38|#x26);|&)";
                            case '\'' -> "(?:'|&(?:apos|#39|#x27);)";
                            case '"' -> "(?:\"|&(?:quot|#34|#x22);)";
                            case '<' -> "(?:<|&(?:lt|#60|#x3c);)";
                            case '>' -> "(?:>|&(?:gt|#62|#x3e);)";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
