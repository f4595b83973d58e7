package io.github.mailworthy.address;

import com.google.common.net.InternetDomainName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which part of a domain somebody registered (the public suffix list, private section included).
 *
 * <p>Domains go in as lower-case A-labels. A top-level domain that the list does not have counts as a public suffix (the list's
 * default rule {@code *}).
 */
public final class PublicSuffixes {
    private static final PublicSuffixes BUNDLED = new PublicSuffixes(Optional.empty());

    private final Optional<Set<String>> rules;

    private PublicSuffixes(Optional<Set<String>> rules) {
        this.rules = rules;
    }

    /** The list that Guava carries: as fresh as its release. */
    public static PublicSuffixes bundled() {
        return BUNDLED;
    }

    /** A fresher list, from the lines of its file; comments and blank lines are passed over, rules in Unicode are converted. */
    public static PublicSuffixes of(Iterable<String> lines) {
        Set<String> rules = new HashSet<>();
        for (String line : lines) {
            String rule = line.strip();
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                rules.add(ascii(rule.split("\\s", 2)[0]));
            }
        }
        return new PublicSuffixes(Optional.of(rules));
    }

    private static String ascii(String rule) {
        int name = rule.startsWith("!") ? 1 : rule.startsWith("*.") ? 2 : 0;
        return rule.substring(0, name) + DomainNames.ascii(rule.substring(name)).orElse(rule.substring(name));
    }

    /** The domain that somebody registered: {@code acme.co.uk} of {@code mail.acme.co.uk}; empty for a public suffix itself. */
    public Optional<String> registrable(String domain) {
        int suffix = suffixStart(domain);
        if (suffix <= 0) {
            return Optional.empty();
        }
        return Optional.of(domain.substring(domain.lastIndexOf('.', suffix - 2) + 1));
    }

    /** Whether the domain is one under which anybody may register. */
    public boolean isPublicSuffix(String domain) {
        return suffixStart(domain) == 0;
    }

    /** Whether the list knows the domain's last label. */
    public boolean knowsTopLevel(String domain) {
        String topLevel = domain.substring(domain.lastIndexOf('.') + 1);
        return rules.map(set -> set.contains(topLevel) || set.contains("*." + topLevel))
                .orElseGet(() -> InternetDomainName.isValid("a." + topLevel)
                        && InternetDomainName.from("a." + topLevel).hasPublicSuffix());
    }

    /** Where the longest public suffix begins. */
    private int suffixStart(String domain) {
        int lastLabel = domain.lastIndexOf('.') + 1;
        if (rules.isPresent()) {
            return byRules(domain, rules.get(), lastLabel);
        }
        if (!InternetDomainName.isValid(domain)) {
            return lastLabel;
        }
        InternetDomainName suffix = InternetDomainName.from(domain).publicSuffix();
        return suffix == null ? lastLabel : domain.length() - suffix.toString().length();
    }

    private static int byRules(String domain, Set<String> rules, int lastLabel) {
        for (int start = 0; start >= 0; start = domain.indexOf('.', start) + 1) {
            String name = domain.substring(start);
            int parent = name.indexOf('.') + 1;
            if (rules.contains("!" + name)) {
                return start + parent;
            }
            if (rules.contains(name) || (parent > 0 && rules.contains("*." + name.substring(parent)))) {
                return start;
            }
            if (parent == 0) {
                break;
            }
        }
        return lastLabel;
    }
}
