package io.github.mailworthy.sender;

import io.github.mailworthy.address.DomainNames;
import java.util.List;

/** Domains that look like others. */
final class HomographRules {
    /** Cyrillic and Greek letters that look like a Latin one, and behind each in the same place that one. */
    private static final String LIKE =
            "\u0430\u0441\u0501\u0435\u04BB\u0456\u0458\u04CF\u043E\u0440\u051B\u0455\u051D\u0445\u0443\u03BF\u03BD\u03C1\u03B9\u03BA\u03C5\u0131";

    private static final String LATIN = "acdehijlopqswxyovpikui";

    private HomographRules() {}

    static List<Finding> check(String field, String domain) {
        String unicode = DomainNames.unicode(domain);
        if (unicode.equals(domain)) {
            return List.of();
        }
        String both = field + " is at " + unicode + " (" + domain + ")";
        if (DomainNames.mixesScripts(domain)) {
            return List.of(Finding.error(
                    "MIXED_SCRIPTS",
                    both + ": letters of several scripts in one word, as impostors write.",
                    "Use a domain that is written in one script."));
        }
        String latin = skeleton(unicode);
        if (!latin.equals(unicode) && latin.chars().allMatch(c -> c < 0x80)) {
            return List.of(Finding.warning(
                    "HOMOGRAPH",
                    both + ", which looks like " + latin + ".",
                    "Prefer a domain that cannot be mistaken for another."));
        }
        return List.of(Finding.info("INTERNATIONAL_DOMAIN", both + ": some programs show the second spelling.", ""));
    }

    private static String skeleton(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(LIKE.indexOf(c) < 0 ? (char) c : LATIN.charAt(LIKE.indexOf(c))));
        return out.toString();
    }
}
