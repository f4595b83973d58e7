package io.github.mailworthy.sender;

import com.google.common.net.InternetDomainName;

/** How two domains belong together, by whole labels and the public suffix list. */
public enum DomainRelation {
    /** The same name. */
    EXACT,
    /** Two names below one registrable domain: {@code mail.example.com} and {@code example.com}. */
    SAME_ORGANISATION,
    /** Nothing says that they belong together. */
    DIFFERENT;

    /** Compares two domains given as lower-case A-labels. */
    public static DomainRelation between(String one, String other) {
        if (one.equals(other)) {
            return EXACT;
        }
        String organisation = registrable(one);
        return !organisation.isEmpty() && organisation.equals(registrable(other)) ? SAME_ORGANISATION : DIFFERENT;
    }

    /** Whether {@code domain} is {@code ancestor} or a name below it, by whole labels. */
    public static boolean within(String domain, String ancestor) {
        return domain.equals(ancestor) || (!ancestor.isEmpty() && domain.endsWith("." + ancestor));
    }

    /**
     * The domain that somebody registered, below the public suffix or the private one ({@code alice.github.io} belongs to Alice and
     * not to GitHub); empty if there is none.
     */
    public static String registrable(String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return "";
        }
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isUnderPublicSuffix()) {
            return name.topPrivateDomain().toString();
        }
        return "";
    }
}
