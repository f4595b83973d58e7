package io.github.mailworthy.sender.dkim;

import com.google.common.base.CharMatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A tag=value list (RFC 6376 §3.2): names in order, values without the white space around them. */
final class TagList {
    private static final CharMatcher FWS = CharMatcher.anyOf(" \t\r\n");

    private final Map<String, String> tags = new LinkedHashMap<>();
    private String first = "";
    private Optional<String> problem = Optional.empty();
    private Optional<String> duplicate = Optional.empty();

    private TagList() {}

    static TagList of(String text) {
        TagList list = new TagList();
        String[] specs = text.split(";", -1);
        for (int i = 0; i < specs.length; i++) {
            boolean afterLast = i == specs.length - 1 && i > 0 && FWS.matchesAllOf(specs[i]);
            if (!afterLast) {
                list.add(specs[i]);
            }
        }
        return list;
    }

    private void add(String spec) {
        int equals = spec.indexOf('=');
        String name = FWS.trimFrom(equals < 0 ? spec : spec.substring(0, equals));
        if (equals < 0 || !isName(name)) {
            problem = problem.or(() -> Optional.of(spec));
            return;
        }
        if (tags.isEmpty()) {
            first = name;
        }
        if (tags.putIfAbsent(name, FWS.trimFrom(spec.substring(equals + 1))) != null) {
            duplicate = Optional.of(name);
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    boolean startsWith(String name) {
        return first.equals(name);
    }

    /** A part that is no tag, if there is one. */
    Optional<String> problem() {
        return problem;
    }

    Optional<String> duplicate() {
        return duplicate;
    }
}
