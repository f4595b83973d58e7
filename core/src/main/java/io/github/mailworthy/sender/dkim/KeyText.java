package io.github.mailworthy.sender.dkim;

import io.github.mailworthy.sender.Finding;
import java.util.Optional;

/** Slips of copying that show in the text of a record; what they spoil is found apart from them. */
final class KeyText {
    private KeyText() {}

    static Optional<Finding> slips(String text) {
        if (text.contains("-----BEGIN")) {
            return slip(
                    "PEM",
                    "The key was pasted with its -----BEGIN … END----- lines.",
                    "Leave the lines with dashes out.");
        }
        if (text.indexOf('\u201C') >= 0
                || text.indexOf('\u201D') >= 0
                || text.contains("\u00E2\u0080\u009C")
                || text.contains("\u00E2\u0080\u009D")) {
            return slip(
                    "SMART_QUOTES",
                    "The record holds curly quotation marks.",
                    "Type the record without quotation marks.");
        }
        if (text.indexOf('"') >= 0) {
            return slip("QUOTES", "The record holds quotation marks.", "Paste it without quotation marks.");
        }
        if (text.contains("\\;")) {
            return slip("ESCAPED_SEMICOLON", "The semicolons were escaped with a backslash.", "Write ; and not \\;.");
        }
        return Optional.empty();
    }

    private static Optional<Finding> slip(String code, String sentence, String remedy) {
        return Optional.of(Finding.warning(code, sentence, remedy));
    }
}
