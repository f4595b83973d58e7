package io.github.mailworthy.sender.dmarc;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A DMARC policy record: whatever starts with {@code v=DMARC1} is one; what is malformed behind it counts as absent (RFC 9989 §4.7).
 *
 * @param text as published, its strings joined
 * @param tags the tags by lower-case name with their values as written, the first of each name
 * @param duplicates names that occur more than once
 * @param malformed parts that are no tags
 */
public record DmarcRecord(String text, Map<String, String> tags, List<String> duplicates, List<String> malformed) {
    private static final CharMatcher WSP = CharMatcher.anyOf(" \t");
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s,!\\u0000-\\u0020\\u007F-\\uFFFF]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

    /** Copies the collections. */
    public DmarcRecord {
        tags = ImmutableMap.copyOf(tags);
        duplicates = ImmutableList.copyOf(duplicates);
        malformed = ImmutableList.copyOf(malformed);
    }

    /** The role that a record says its domain has (RFC 9989 §4.7). */
    public enum Psd {
        /** A public suffix: the organizations are one label below. */
        YES,
        /** An organizational domain. */
        NO,
        /** It does not say. */
        UNKNOWN
    }

    /** Reads a TXT record; empty if it is no DMARC record. */
    public static Optional<DmarcRecord> parse(String text) {
        String[] parts = text.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 0
                || !WSP.trimTrailingFrom(parts[0].substring(0, equals)).equalsIgnoreCase("v")
                || !WSP.trimFrom(parts[0].substring(equals + 1)).equals("DMARC1")) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> duplicates = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String part = WSP.trimFrom(parts[i]);
            int at = part.indexOf('=');
            String name = at < 0 ? "" : WSP.trimFrom(part.substring(0, at));
            if (!NAME.matcher(name).matches()) {
                if (!part.isEmpty()) {
                    malformed.add(part);
                }
            } else if (tags.putIfAbsent(name.toLowerCase(Locale.ROOT), WSP.trimFrom(part.substring(at + 1))) != null) {
                duplicates.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return Optional.of(new DmarcRecord(text, tags, duplicates, malformed));
    }

    /** The valid policy of {@code p}, {@code sp} or {@code np}, if any. */
    public Optional<DmarcPolicy> policy(String tag) {
        return Optional.ofNullable(tags.get(tag)).flatMap(DmarcPolicy::of);
    }

    /** Whether the tag is there with a value that means nothing. */
    public boolean isInvalidPolicy(String tag) {
        return tags.containsKey(tag) && policy(tag).isEmpty();
    }

    /** Whether DKIM identifiers must be identical to the author's domain. */
    public boolean strictDkim() {
        return is("adkim", "s");
    }

    /** Whether SPF identifiers must be identical to the author's domain. */
    public boolean strictSpf() {
        return is("aspf", "s");
    }

    /** Whether the policy is to be applied one level down. */
    public boolean testing() {
        return is("t", "y");
    }

    /** What the record says of its domain's place. */
    public Psd psd() {
        return is("psd", "y") ? Psd.YES : is("psd", "n") ? Psd.NO : Psd.UNKNOWN;
    }

    /** The syntactically valid URIs of {@code rua} or {@code ruf}, without the obsolete size. */
    public List<String> uris(String tag) {
        List<String> uris = new ArrayList<>();
        for (String each : tags.getOrDefault(tag, "").split(",", -1)) {
            String uri = WSP.trimFrom(each);
            int size = uri.indexOf('!');
            String bare = size < 0 ? uri : uri.substring(0, size);
            boolean mail = bare.regionMatches(true, 0, "mailto:", 0, 7);
            if (URI.matcher(bare).matches() && (!mail || (bare.indexOf('@') > 7 && !bare.endsWith("@")))) {
                uris.add(bare);
            }
        }
        return uris;
    }

    private boolean is(String tag, String value) {
        return tags.getOrDefault(tag, "").equalsIgnoreCase(value);
    }
}
