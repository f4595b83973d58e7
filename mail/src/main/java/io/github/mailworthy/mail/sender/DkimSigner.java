package io.github.mailworthy.mail.sender;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.mail.message.MessageSigner;
import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.mail.spi.SigningKeys;
import io.github.mailworthy.sender.DomainRelation;
import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Signs messages with DKIM (RFC 6376, RFC 8301, RFC 8463): relaxed/relaxed, one signature for each key of From's domain.
 *
 * <p>Covered are the fields that a reader sees and those that List-Unsubscribe works by (RFC 8058 §4). From, To, Subject, Date and
 * Reply-To are listed once more than they occur, so that none can be put in later (RFC 6376 §8.15). There is no {@code l=}: what is
 * appended to the body breaks the signature. Thread-safe.
 *
 * <p>The message must be final: whoever changes or folds it later breaks the signature.
 */
public final class DkimSigner implements MessageSigner {
    private static final ImmutableSet<String> ONCE_MORE = ImmutableSet.of("from", "to", "subject", "date", "reply-to");
    private static final ImmutableSet<String> COVERED = ImmutableSet.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-id",
            "content-description",
            "list-id",
            "list-help",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-subscribe",
            "list-post",
            "list-owner",
            "list-archive",
            "feedback-id",
            "auto-submitted");

    private final SigningKeys keys;
    private final InstantSource clock;
    private final Optional<List<String>> fixed;

    private DkimSigner(SigningKeys keys, InstantSource clock, Optional<List<String>> fixed) {
        this.keys = keys;
        this.clock = clock;
        this.fixed = fixed;
    }

    /** A signer with these keys; the clock gives {@code t=}. */
    public static DkimSigner with(SigningKeys keys, InstantSource clock) {
        return new DkimSigner(keys, clock, Optional.empty());
    }

    /**
     * The same, but for exactly these fields, in this order: a name that occurs more often than its field stands for one that must not
     * be put in.
     *
     * @throws IllegalArgumentException if From is not among them (RFC 6376 §5.4)
     */
    public DkimSigner covering(List<String> names) {
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (!lower.contains("from")) {
            throw new IllegalArgumentException("a signature covers From, but the fields are " + names);
        }
        return new DkimSigner(keys, clock, Optional.of(ImmutableList.copyOf(lower)));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there is no From with a domain
     * @throws IllegalStateException if a key is not of From's domain or above it
     */
    @Override
    public byte[] sign(byte[] message) {
        HeaderFields fields = new HeaderFields(message);
        String domain = FromDomain.of(fields);
        Instant now = clock.instant();
        List<SigningKey> found = keys.find(domain, now);
        if (found.isEmpty()) {
            return message;
        }
        MessageDigest sha256 = sha256();
        Octets work = new Octets(message.length + 64);
        Relaxed.body(message, fields.body(), work);
        sha256.update(work.array(), 0, work.size());
        String bodyHash = Base64.getEncoder().encodeToString(sha256.digest());
        List<String> names = new ArrayList<>();
        work.cut(0);
        cover(fields, names, work);
        int covered = work.size();
        Octets out = new Octets(message.length + 1024 * found.size());
        for (SigningKey key : found) {
            if (!DomainRelation.within(domain, key.domain())) {
                throw new IllegalStateException("the key " + key + " is not for " + domain);
            }
            String[] tags = SignatureField.tags(key, now, names, bodyHash);
            work.cut(covered);
            work.add("dkim-signature:").add(String.join(" ", tags)).add(" b=");
            out.add(SignatureField.folded(tags, Base64.getEncoder().encodeToString(signature(key, work, sha256))));
        }
        out.add(message, 0, message.length);
        return out.copy();
    }

    private static byte[] signature(SigningKey key, Octets data, MessageDigest sha256) {
        if (key.algorithm() == Algorithm.RSA) {
            return key.sign(data.copy());
        }
        sha256.update(data.array(), 0, data.size());
        return key.sign(sha256.digest());
    }

    private void cover(HeaderFields fields, List<String> names, Octets out) {
        boolean[] taken = new boolean[fields.count()];
        if (fixed.isPresent()) {
            fixed.get().forEach(name -> take(fields, name, taken, names, out));
            return;
        }
        for (int i = 0; i < fields.count(); i++) {
            if (COVERED.contains(fields.name(i))) {
                take(fields, fields.name(i), taken, names, out);
            }
        }
        names.addAll(ONCE_MORE);
    }

    /** Of fields with one name the last that is not covered yet (RFC 6376 §5.4.2); none is fine. */
    private static void take(HeaderFields fields, String name, boolean[] taken, List<String> names, Octets out) {
        names.add(name);
        for (int i = fields.count() - 1; i >= 0; i--) {
            if (!taken[i] && fields.name(i).equals(name)) {
                taken[i] = true;
                fields.relaxed(i, out);
                return;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
