package io.github.mailworthy.mail.feedback;

import com.google.common.base.Preconditions;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.DomainNames;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.work.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs what is sent, so that what comes back can be believed without a log of sent mail: a return path and a Message-ID for
 * each recipient, dated, with an HMAC-SHA-256 of 60 bits under the host's key.
 *
 * <p>Both name the account and the recipient, so that a stranger who learns one (every recipient sees their own) can report
 * about that recipient only. A return path too long for a local part (64 octets, RFC 5321 §4.5.3.1.1) carries a hash of the
 * recipient instead, and then the report must name the recipient.
 *
 * <p>The syntax survives BATV and similar rewriting, sub-addresses ({@code bounces+…}) and lower-casing.
 */
public final class SendingProof {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int MAC = 12;
    private static final int HEAD = 2 + 3 + MAC;
    private static final int LOCAL_PART = 64;

    /** RFC 5322 §3.2.3; more follows, so that the last character may be a dot. */
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+\\.?");

    private final ProofKeys keys;
    private final String domain;
    private final String prefix;
    private final int days;

    private SendingProof(ProofKeys keys, String prefix, String domain, int days) {
        Preconditions.checkArgument(days > 0 && days < 1_000, "between 1 and 999 days: %s", days);
        Preconditions.checkArgument(prefix.length() <= 16, "a prefix of 16 letters at most: %s", prefix);
        Preconditions.checkArgument(
                prefix.isEmpty() || DOT_ATOM.matcher(prefix).matches(), "no beginning of a local part: %s", prefix);
        this.keys = keys;
        this.domain = EmailAddress.parse("x@" + domain)
                .address()
                .map(EmailAddress::domain)
                .orElseThrow(() -> new IllegalArgumentException("no domain of an address: " + domain));
        this.prefix = prefix.toLowerCase(Locale.ROOT);
        this.days = days;
    }

    /**
     * Return paths at this domain, believed for 60 days.
     *
     * @throws IllegalArgumentException if it is no domain of an address
     */
    public static SendingProof at(String domain, ProofKeys keys) {
        return new SendingProof(keys, "", domain, 60);
    }

    /**
     * The same with a fixed beginning of the local part, such as {@code bounces+}.
     *
     * @throws IllegalArgumentException if it is longer than 16 characters, or a local part cannot begin so without quotes
     */
    public SendingProof withPrefix(String start) {
        return new SendingProof(keys, start, domain, days);
    }

    /** The same with another number of days for which an answer is believed. */
    public SendingProof believedFor(int number) {
        return new SendingProof(keys, prefix, domain, number);
    }

    /** The return path for one message to one recipient. */
    public String returnPath(AccountId account, EmailAddress recipient, Instant now) {
        String named = prefix + signed('b', named(account, recipient), now);
        if (named.length() <= LOCAL_PART) {
            return named + "@" + domain;
        }
        String who = hash(keys.active(), recipient.key());
        String withAccount = prefix + signed('h', who + "~" + TokenText.encoded(account.value()), now);
        String local = withAccount.length() <= LOCAL_PART ? withAccount : prefix + signed('h', who, now);
        return local + "@" + domain;
    }

    /**
     * The Message-ID for one message to one recipient, with its angle brackets.
     *
     * @param unique what tells this message from all others: letters, digits and hyphens
     */
    public String messageId(AccountId account, EmailAddress recipient, String unique, Instant now) {
        return "<" + signed('m', named(account, recipient) + "~" + TokenText.encoded(unique), now) + "@" + domain + ">";
    }

    /**
     * What a return path or Message-ID proves; empty if it is not ours, too old, or signed with a key that is gone.
     *
     * @param address with or without angle brackets, rewritten or not
     * @param reported the recipients that the report names: one of them must be the one that was signed, if only its hash was
     */
    public Optional<Proof> check(String address, List<String> reported, Instant now) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        text = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        int at = text.lastIndexOf('@');
        if (at < HEAD || at > 600 || !isOurs(text.substring(at + 1))) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String core = local.substring(local.lastIndexOf('=') + 1);
        String start = prefix.substring(prefix.lastIndexOf('=') + 1);
        String token = core.startsWith(start) ? core.substring(start.length()) : core;
        return token.length() > HEAD ? token(token, reported, now) : Optional.empty();
    }

    private boolean isOurs(String host) {
        return host.equals(domain)
                || (domain.contains("xn--")
                        && DomainNames.ascii(host).filter(domain::equals).isPresent());
    }

    private Optional<Proof> token(String token, List<String> reported, Instant now) {
        char kind = token.charAt(0);
        Optional<Hmac> key = keys.key(token.charAt(1));
        int day = TokenText.number(token.substring(2, 5));
        String said = token.substring(HEAD);
        if (key.isEmpty() || day < 0 || "bhm".indexOf(kind) < 0) {
            return Optional.empty();
        }
        String mac = TokenText.base32(key.get().of(bytes(token.substring(0, 5) + said)), MAC);
        LocalDate sentOn = FIRST_DAY.plusDays(day);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean right = MessageDigest.isEqual(bytes(mac), bytes(token.substring(5, HEAD)));
        if (!right || sentOn.isBefore(today.minusDays(days)) || sentOn.isAfter(today.plusDays(1))) {
            return Optional.empty();
        }
        List<String> fields = TokenText.fields(said.substring(1));
        return kind == 'h' ? hashed(token.charAt(1), fields, reported, sentOn) : named(kind, fields, sentOn);
    }

    private static Optional<Proof> named(char kind, List<String> fields, LocalDate sentOn) {
        if (fields.size() < 3) {
            return Optional.empty();
        }
        Optional<String> account = TokenText.decoded(fields.get(0));
        Optional<String> local = TokenText.decoded(fields.get(1));
        Optional<String> host = TokenText.decoded(fields.get(2));
        if (account.isEmpty() || local.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Proof(
                kind == 'm' ? Proof.How.MESSAGE_ID : Proof.How.RETURN_PATH,
                account.map(AccountId::new),
                Optional.of(local.get() + "@" + host.get()),
                Optional.of(sentOn)));
    }

    private Optional<Proof> hashed(char key, List<String> fields, List<String> reported, LocalDate sentOn) {
        Optional<AccountId> account =
                fields.size() > 1 ? TokenText.decoded(fields.get(1)).map(AccountId::new) : Optional.empty();
        return reported.stream()
                .map(SendingProof::key)
                .filter(it -> hash(key, it).equals(fields.get(0)))
                .findFirst()
                .map(it -> new Proof(Proof.How.RETURN_PATH, account, Optional.of(it), Optional.of(sentOn)));
    }

    /** As it is compared: of an internationalised report (RFC 6533) the domain is a U-label. */
    private static String key(String reported) {
        return EmailAddress.parse(reported)
                .address()
                .map(EmailAddress::key)
                .orElseGet(() -> reported.toLowerCase(Locale.ROOT));
    }

    private static String named(AccountId account, EmailAddress recipient) {
        String key = recipient.key();
        int at = key.lastIndexOf('@');
        return TokenText.encoded(account.value()) + "~" + TokenText.encoded(key.substring(0, at)) + "~"
                + TokenText.encoded(key.substring(at + 1));
    }

    private String signed(char kind, String said, Instant now) {
        long day = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay() - FIRST_DAY.toEpochDay();
        Preconditions.checkArgument(day >= 0 && day < 1 << 15, "not between 2020 and 2109: %s", now);
        String head = "" + kind + keys.active() + TokenText.number((int) day);
        Hmac key = keys.key(keys.active()).orElseThrow();
        return head + TokenText.base32(key.of(bytes(head + "~" + said)), MAC) + "~" + said;
    }

    private String hash(char key, String recipient) {
        return TokenText.base32(keys.key(key).orElseThrow().of(bytes("recipient~" + recipient)), 16);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
