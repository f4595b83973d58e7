package io.github.mailworthy.sender;

/** Foreign text made fit for a sentence. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** In quotation marks, cut, with what cannot be seen written as its code point. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (isUnseen(c)) {
                out.append(String.format(java.util.Locale.ROOT, "<U+%04X>", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }

    /** Controls, formatting characters, separators of lines, lone surrogates and what no standard has assigned. */
    static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
