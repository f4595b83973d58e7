package io.github.mailworthy.sender.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The customer's own SPF record with one include put in. */
public final class SpfSuggestion {
    private static final Pattern ALL = Pattern.compile("[+?~-]?all", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile(" +");

    private SpfSuggestion() {}

    /**
     * One record that includes a name.
     *
     * @param present the records that there are: none, the one that stays word for word, or several, of which receivers take none and
     *     which become one
     * @param include put before what ends the record: {@code all}, {@code redirect=} or {@code exp=}
     */
    public static String including(List<String> present, String include) {
        String term = "include:" + include;
        if (present.isEmpty()) {
            return "v=spf1 " + term + " ~all";
        }
        List<String> terms = terms(present.get(0));
        for (String other : present.subList(1, present.size())) {
            join(terms, terms(other));
        }
        int end = end(terms);
        if (terms.subList(0, end).stream().anyMatch(each -> isIt(each, term))) {
            return present.size() == 1 ? present.get(0) : String.join(" ", terms);
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

    private static List<String> terms(String record) {
        return new ArrayList<>(List.of(SPACES.split(record.strip())));
    }

    /** Puts what another record lets send into the first; how it ends is the first's. */
    private static void join(List<String> terms, List<String> others) {
        for (String other : others.subList(1, end(others))) {
            if (terms.stream().noneMatch(other::equalsIgnoreCase)) {
                terms.add(end(terms), other);
            }
        }
    }

    private static int end(List<String> terms) {
        int end = 0;
        while (end < terms.size() && !ends(terms.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean ends(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return ALL.matcher(lower).matches() || lower.startsWith("redirect=") || lower.startsWith("exp=");
    }

    private static boolean isIt(String term, String include) {
        return term.equalsIgnoreCase(include) || term.equalsIgnoreCase("+" + include);
    }
}
