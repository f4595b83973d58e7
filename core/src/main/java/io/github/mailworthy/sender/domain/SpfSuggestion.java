package io.github.mailworthy.sender.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The customer's own SPF record with one include put in. */
public final class SpfSuggestion {
    private static final Pattern ALL = Pattern.compile("[+?~-]?all", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile(" +");

    private SpfSuggestion() {}

    /**
     * A record that includes a name.
     *
     * @param present the record that there is; it stays word for word
     * @param include put before what ends the record: {@code all}, {@code redirect=} or {@code exp=}
     */
    public static String including(Optional<String> present, String include) {
        String term = "include:" + include;
        if (present.isEmpty()) {
            return "v=spf1 " + term + " ~all";
        }
        List<String> terms = new ArrayList<>(List.of(SPACES.split(present.get().strip())));
        int end = 0;
        while (end < terms.size() && !ends(terms.get(end))) {
            if (isIt(terms.get(end), term)) {
                return present.get();
            }
            end++;
        }
        terms.add(end, term);
        // behind what ends the record it had no effect
        for (int i = terms.size() - 1; i > end; i--) {
            if (isIt(terms.get(i), term)) {
                terms.remove(i);
            }
        }
        return String.join(" ", terms);
    }

    private static boolean ends(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return ALL.matcher(lower).matches() || lower.startsWith("redirect=") || lower.startsWith("exp=");
    }

    private static boolean isIt(String term, String include) {
        return term.equalsIgnoreCase(include) || term.equalsIgnoreCase("+" + include);
    }
}
