package io.github.mailworthy.sender.dkim;

import com.google.common.base.CharMatcher;
import io.github.mailworthy.sender.Finding;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads key records as verifiers must (RFC 6376 §3.6.1, RFC 8301 §3, RFC 8463 §4). */
public final class DkimKeyRecord {
    private static final CharMatcher FWS = CharMatcher.anyOf(" \t\r\n");
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern REST_OF_KEY = Pattern.compile("[A-Za-z0-9+/=\\s]{20,}[\\s;]*");
    private static final int LEAST_BITS = 1024;
    private static final int GOOD_BITS = 2048;
    private static final int MOST_BITS = 4096;

    private final String text;
    private final List<Finding> findings = new ArrayList<>();
    private boolean testing;

    private DkimKeyRecord(String text) {
        this.text = text;
    }

    /**
     * Judges the TXT records at a selector; total.
     *
     * @param strings the character-strings of the record
     * @param others the texts of further TXT records at the same name: then nothing can be relied on (RFC 6376 §3.6.2.2)
     */
    public static DkimKeyReport read(List<String> strings, List<String> others) {
        DkimKeyRecord record = new DkimKeyRecord(String.join("", strings));
        Optional<DkimPublicKey> key = record.key();
        if (!others.isEmpty()) {
            record.several(others);
        }
        return new DkimKeyReport(
                key.isPresent() && !Finding.anyBlocks(record.findings),
                record.findings,
                key,
                record.text,
                record.testing);
    }

    private void several(List<String> others) {
        boolean split =
                others.stream().anyMatch(other -> REST_OF_KEY.matcher(other).matches());
        error(
                split ? "SPLIT_RECORD" : "MULTIPLE_RECORDS",
                "There are " + (others.size() + 1) + " TXT records at the selector"
                        + (split ? "; one key seems to be cut into two of them." : "."),
                split
                        ? "Put both pieces into one TXT record, as two strings."
                        : "Keep the one that belongs to the key in use and remove the others.");
    }

    private Optional<DkimPublicKey> key() {
        TagList tags = TagList.of(text);
        KeyText.slips(text).ifPresent(findings::add);
        tags.problem()
                .ifPresent(part -> error(
                        "SYNTAX",
                        "A part of the record is no tag=value: " + shown(part) + ".",
                        "Copy the record again, whole."));
        tags.duplicate()
                .ifPresent(
                        name -> error("DUPLICATE_TAG", "The tag " + name + "= stands twice.", "Keep one of the two."));
        version(tags);
        hashes(tags);
        services(tags);
        flags(tags);
        return tags.get("p")
                .map(value -> FWS.removeFrom(value))
                .flatMap(value -> key(tags, value))
                .or(() -> missing(tags));
    }

    private Optional<DkimPublicKey> missing(TagList tags) {
        if (tags.get("p").isEmpty()) {
            error("KEY_MISSING", "The record holds no key: p= is missing.", "Copy the record again, whole.");
        }
        return Optional.empty();
    }

    private void version(TagList tags) {
        tags.get("v").ifPresent(version -> {
            if (!version.equals("DKIM1")) {
                error("VERSION", "The version is not DKIM1 but " + shown(version) + ".", "Write v=DKIM1.");
            } else if (!tags.startsWith("v")) {
                error("VERSION", "v=DKIM1 does not stand first.", "Put v=DKIM1 at the start of the record.");
            }
        });
    }

    private void hashes(TagList tags) {
        tags.get("h").ifPresent(hashes -> {
            if (!lists(hashes, "sha256")) {
                error(
                        "HASH",
                        "The key is kept for the hashes " + shown(hashes) + " only; SHA-256 is not among them.",
                        "Remove h= from the record.");
            }
        });
    }

    private void services(TagList tags) {
        tags.get("s").ifPresent(services -> {
            if (!lists(services, "*") && !lists(services, "email")) {
                error("SERVICE", "The key is not for mail: s=" + shown(services) + ".", "Remove s= from the record.");
            }
        });
    }

    private void flags(TagList tags) {
        String flags = tags.get("t").orElse("");
        if (lists(flags, "y")) {
            testing = true;
            findings.add(Finding.warning(
                    "TESTING",
                    "t=y says that DKIM is being tried out: receivers may treat the mail as unsigned.",
                    "Remove t=y when mail is signed well."));
        }
        if (lists(flags, "s")) {
            findings.add(
                    Finding.info("STRICT", "t=s: the key is for the domain itself and not for names below it.", ""));
        }
    }

    private Optional<DkimPublicKey> key(TagList tags, String base64) {
        if (base64.isEmpty()) {
            error("REVOKED", "The key was revoked: p= is empty.", "Publish the key that is in use.");
            return Optional.empty();
        }
        String type = tags.get("k").orElse("rsa");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            error("NOT_BASE64", "The key is not base64.", "Copy the value of p= again, whole.");
            return Optional.empty();
        }
        return switch (type) {
            case "rsa" -> rsa(bytes);
            case "ed25519" -> ed25519(bytes);
            default -> {
                error(
                        "KEY_TYPE",
                        "The key type " + shown(type) + " is none that mail knows.",
                        "Use k=rsa or k=ed25519.");
                yield Optional.empty();
            }
        };
    }

    private Optional<DkimPublicKey> rsa(byte[] bytes) {
        DkimPublicKey key = DerKey.rsa(bytes);
        if (key == null) {
            error(
                    "NOT_A_KEY",
                    "The value of p= is no RSA key; it may have been cut.",
                    "Copy the value of p= again, whole.");
            return Optional.empty();
        }
        if (key.bits() < LEAST_BITS) {
            error(
                    "TOO_SHORT",
                    "The key has " + key.bits() + " bits; less than " + LEAST_BITS
                            + " count as no key (RFC 8301 §3.2).",
                    "Publish a key of " + GOOD_BITS + " bits.");
        } else if (key.bits() < GOOD_BITS) {
            findings.add(Finding.warning(
                    "WEAK",
                    "The key has " + key.bits() + " bits; " + GOOD_BITS + " are recommended.",
                    "Change to a key of " + GOOD_BITS + " bits."));
        } else if (key.bits() > MOST_BITS) {
            findings.add(Finding.warning(
                    "LONG",
                    "The key has " + key.bits() + " bits; receivers need not take more than " + MOST_BITS + ".",
                    "Change to a key of " + GOOD_BITS + " bits."));
        }
        return Optional.of(key);
    }

    private Optional<DkimPublicKey> ed25519(byte[] bytes) {
        if (bytes.length == DerKey.ED25519_BYTES) {
            return Optional.of(DerKey.ed25519(bytes));
        }
        DkimPublicKey wrapped = DerKey.ed25519Info(bytes);
        if (wrapped != null) {
            error(
                    "ED25519_AS_SPKI",
                    "The Ed25519 key is wrapped as a certificate would have it (60 characters).",
                    "Publish its bare 32 bytes, p=" + wrapped.tagValue() + ".");
            return Optional.empty();
        }
        error(
                "NOT_A_KEY",
                "The value of p= is no Ed25519 key: it has " + bytes.length + " bytes and not 32.",
                "Copy the value of p= again, whole.");
        return Optional.empty();
    }

    private void error(String code, String sentence, String remedy) {
        findings.add(Finding.error(code, sentence, remedy));
    }

    private static boolean lists(String values, String value) {
        return COLON.splitAsStream(values).anyMatch(each -> FWS.trimFrom(each).equals(value));
    }

    private static String shown(String text) {
        return "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    }
}
