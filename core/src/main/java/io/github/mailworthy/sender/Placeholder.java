package io.github.mailworthy.sender;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The label below the platform's domain that one account was given: {@code mail@acme-shoes.platform.example}.
 *
 * @param label of the account; never given to another
 * @param account whose
 */
public record Placeholder(String label, AccountId account) {
    /** The kind of the rows that keep an account's own label. */
    public static final Kind<Placeholder> KIND = new Kind<>("sender-placeholder", Placeholder.class);

    /** The kind of the rows, kept for the platform, that say whose a label is. */
    public static final Kind<Placeholder> TAKEN = new Kind<>("sender-label", Placeholder.class);

    private static final int LONGEST = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    /** Labels that mean something to mail servers or to people. */
    private static final Set<String> RESERVED = Set.of(
            "www",
            "mail",
            "smtp",
            "imap",
            "pop",
            "mx",
            "ns",
            "ftp",
            "api",
            "app",
            "admin",
            "bounce",
            "bounces",
            "support",
            "help",
            "abuse",
            "postmaster",
            "security",
            "status",
            "login",
            "account",
            "billing",
            "spf",
            "dkim",
            "dmarc",
            "autodiscover",
            "autoconfig",
            "localhost",
            "test");

    /** The key of an account's own label. */
    public static Key<Placeholder> key(AccountId account) {
        return KIND.key(account, "placeholder");
    }

    /** The key that says whose a label is. */
    public static Key<Placeholder> taken(String label) {
        return TAKEN.key(AccountId.PLATFORM, label);
    }

    /**
     * A label from an account's name, readable and never from a person's address.
     *
     * @param name of the account
     * @param attempt 0 for the first; later ones differ by a number
     */
    public static String label(String name, int attempt) {
        String plain = MARKS.matcher(Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String slug = ENDS.matcher(OTHER.matcher(plain).replaceAll("-")).replaceAll("");
        slug = slug.length() > LONGEST
                ? ENDS.matcher(slug.substring(0, LONGEST)).replaceAll("")
                : slug;
        if (slug.isEmpty() || slug.startsWith("xn--") || RESERVED.contains(slug)) {
            slug = slug.isEmpty() || slug.startsWith("xn--") ? "sender" : slug + "-sender";
        }
        return attempt == 0 ? slug : slug + "-" + (attempt + 1);
    }

    /** The address below the platform's domain. */
    public EmailAddress address(String platform) {
        return EmailAddress.of("mail@" + label + "." + platform);
    }
}
