package io.github.mailworthy.examples.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, booleans and nothing as JSON (RFC 8259), two blanks to a level. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(@Nullable Object value) {
        JsonText text = new JsonText();
        text.value(value, "\n");
        return text.out.toString();
    }

    private void value(@Nullable Object value, String newLine) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Optional<?> optional) {
            value(optional.isPresent() ? optional.get() : null, newLine);
        } else if (value instanceof Map<?, ?> map) {
            map(map, newLine);
        } else if (value instanceof List<?> list) {
            list(list, newLine);
        } else {
            text(String.valueOf(value));
        }
    }

    private void map(Map<?, ?> map, String newLine) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator).append(newLine).append("  ");
            text(String.valueOf(entry.getKey()));
            out.append(": ");
            value(entry.getValue(), newLine + "  ");
            separator = ",";
        }
        out.append(map.isEmpty() ? "{" : newLine).append('}');
    }

    private void list(List<?> list, String newLine) {
        String separator = "[";
        for (Object each : list) {
            out.append(separator).append(newLine).append("  ");
            value(each, newLine + "  ");
            separator = ",";
        }
        out.append(list.isEmpty() ? "[" : newLine).append(']');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || (Character.isSurrogate(c) && isLone(text, i))) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isLone(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
