package io.github.mailworthy.address;

import java.util.List;
import java.util.Optional;

/**
 * Suggests the address that may have been meant, by a slip in its domain ({@link Typos}) or in how it was written down: a comma for a
 * dot, blanks, brackets, a final dot, a missing dot.
 */
public final class Suggestions {
    private static final String AT = "@";

    private final KnownDomains known;
    private final PublicSuffixes suffixes;

    /** Suggests by these lists. */
    public Suggestions(KnownDomains known, PublicSuffixes suffixes) {
        this.known = known;
        this.suffixes = suffixes;
    }

    /** The address that may have been meant by a good one; empty if its domain is nothing like a slip. */
    public Optional<String> forAddress(EmailAddress address) {
        return Typos.meant(address.domain(), known, suffixes).map(domain -> address.localPart() + AT + domain);
    }

    /** The address that may have been meant by any text. */
    public Optional<String> forText(String text) {
        if (text.length() > AddressSyntax.MOST_OCTETS + 64) {
            return Optional.empty();
        }
        Parsed parsed = EmailAddress.parse(text);
        if (parsed.address().isPresent()) {
            return forAddress(parsed.address().get());
        }
        String mended = mended(text);
        return mended.equals(text)
                ? Optional.empty()
                : EmailAddress.parse(mended)
                        .address()
                        .filter(address -> address.policies().isEmpty()
                                || Typos.meant(address.domain(), known, suffixes)
                                        .isPresent())
                        .map(address -> forAddress(address).orElse(address.normalised()));
    }

    private static String mended(String text) {
        String plain = text.strip().replace('\uff20', '@').replaceAll("[\\u200b\\ufeff\\u00ad]", "");
        int open = plain.lastIndexOf('<');
        if (open >= 0 && plain.endsWith(">")) {
            plain = plain.substring(open + 1, plain.length() - 1).strip();
        }
        if (plain.regionMatches(true, 0, "mailto:", 0, 7)) {
            plain = plain.substring(7);
        }
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return text;
        }
        String local = withoutDoubleDots(plain.substring(0, at).replaceAll("\\s+", ""));
        String domain = withoutDoubleDots(
                plain.substring(at + 1).replaceAll("\\s*[,;]\\s*", ".").replaceAll("\\s+", "."));
        while (local.endsWith(AT)) {
            local = local.substring(0, local.length() - 1);
        }
        return local + AT + domain;
    }

    private static String withoutDoubleDots(String part) {
        String mended = part.replaceAll("\\.{2,}", ".");
        for (String edge : List.of(".", ",")) {
            mended = mended.startsWith(edge) ? mended.substring(1) : mended;
            mended = mended.endsWith(edge) ? mended.substring(0, mended.length() - 1) : mended;
        }
        return mended;
    }
}
