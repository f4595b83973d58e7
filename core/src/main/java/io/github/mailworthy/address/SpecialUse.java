package io.github.mailworthy.address;

import java.util.Set;

/**
 * Top-level names set aside for other uses than mail: the special-use domain names of RFC 6761's registry, and {@code internal}.
 *
 * <p>{@code example} and its kin are left out on purpose: software should treat them as any other name (RFC 6761 §6.5).
 */
final class SpecialUse {
    private static final Set<String> TOP_LEVEL =
            Set.of("alt", "arpa", "internal", "invalid", "local", "localhost", "onion", "test");

    private SpecialUse() {}

    static boolean is(String topLevel) {
        return TOP_LEVEL.contains(topLevel);
    }

    /** Whether the last label may be one of them, told by its first letter and its length alone. */
    static boolean mayBe(String text, int label, int end) {
        int length = end - label;
        return switch (text.charAt(label) | 32) {
            case 'a' -> length == 3 || length == 4;
            case 'i' -> length == 7 || length == 8;
            case 'l' -> length == 5 || length == 9;
            case 'o' -> length == 5;
            case 't' -> length == 4;
            default -> false;
        };
    }
}
