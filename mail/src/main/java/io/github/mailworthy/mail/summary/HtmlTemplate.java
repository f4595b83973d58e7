package io.github.mailworthy.mail.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML with gaps: {@code {{name}}} is replaced by a text, escaped; what stands between {@code {{#name}}} and {@code {{/name}}} comes once for
 * each entry of a list, and so not at all for an empty one. A gap that has no text stays empty. Immutable.
 *
 * <p>The one that ships is the resource {@code summary.html} beside this class; copy it to make one of your own.
 */
public final class HtmlTemplate {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#/]?)([A-Za-z]+)}}");

    private final String text;

    private HtmlTemplate(String text) {
        this.text = text;
    }

    /** A host's own template. */
    public static HtmlTemplate of(String text) {
        return new HtmlTemplate(text);
    }

    /** The one that ships for summaries. */
    public static HtmlTemplate summary() {
        try (InputStream in = HtmlTemplate.class.getResourceAsStream("summary.html")) {
            if (in == null) {
                throw new IllegalStateException("summary.html is not in the jar");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Fills the gaps. */
    String fill(Map<String, String> texts, Map<String, List<Map<String, String>>> lists) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        int at = 0;
        Matcher tag = TAG.matcher(text);
        while (tag.find(at)) {
            out.append(text, at, tag.start());
            at = tag.end();
            String name = tag.group(2);
            if (tag.group(1).isEmpty()) {
                out.append(escaped(texts.getOrDefault(name, "")));
            } else if (tag.group(1).equals("#")) {
                int end = text.indexOf("{{/" + name + "}}", at);
                end = end < 0 ? text.length() : end;
                HtmlTemplate part = new HtmlTemplate(text.substring(at, end));
                for (Map<String, String> entry : lists.getOrDefault(name, List.of())) {
                    out.append(part.fill(entry, Map.of()));
                }
                at = end;
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    /** A text as HTML: nothing in it is markup, in an element or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
