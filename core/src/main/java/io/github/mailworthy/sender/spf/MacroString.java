package io.github.mailworthy.sender.spf;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A text with macros (RFC 7208 §7).
 *
 * @param source as it stands in the record
 * @param parts of it, in order
 */
public record MacroString(String source, List<Part> parts) {
    /** Copies the list. */
    public MacroString {
        parts = ImmutableList.copyOf(parts);
    }

    /** Supplies the values of the macro letters (RFC 7208 §7.2), asked in lower case. */
    @FunctionalInterface
    public interface Values {
        /** The value of one of {@code slodiphcrtv}. */
        String value(char letter);
    }

    /** A piece of the text. */
    public sealed interface Part {
        /** Plain text. */
        record Literal(String text) implements Part {}

        /**
         * {@code %{letter digits r delimiters}}.
         *
         * @param letter in lower case
         * @param escaped whether it stood in upper case, so that the value is URL-escaped
         * @param keep how many of the right-most parts to keep, 0 for all
         * @param reversed whether the parts are turned around
         * @param delimiters where to split, {@code "."} if none were given
         */
        record Macro(char letter, boolean escaped, int keep, boolean reversed, String delimiters) implements Part {}
    }

    /** The text with every macro replaced. */
    public String expand(Values values) {
        if (parts.size() == 1 && parts.get(0) instanceof Part.Literal only) {
            return only.text();
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                out.append(literal.text());
            } else if (part instanceof Part.Macro macro) {
                out.append(MacroExpansion.of(macro, values.value(macro.letter())));
            }
        }
        return out.toString();
    }

    /** Whether a macro with this letter, given in lower case, occurs. */
    public boolean uses(char letter) {
        return parts.stream().anyMatch(part -> part instanceof Part.Macro macro && macro.letter() == letter);
    }

    /** Whether it is plain text. */
    public boolean isLiteral() {
        return parts.stream().allMatch(part -> part instanceof Part.Literal);
    }

    /**
     * Reads an explain-string (RFC 7208 §6.2): macros, visible ASCII and spaces.
     *
     * @throws SpfSyntaxException if it is none
     */
    static MacroString explanation(String text) throws SpfSyntaxException {
        return new MacroParser(text, true).parse();
    }

    /**
     * Reads a macro-string (RFC 7208 §7.1), as unknown modifiers have it.
     *
     * @throws SpfSyntaxException if it is none
     */
    static MacroString value(String text) throws SpfSyntaxException {
        return new MacroParser(text, false).parse();
    }

    /**
     * Reads a domain-spec (RFC 7208 §7.1): it ends in a macro or in a top label.
     *
     * @throws SpfSyntaxException if it is none
     */
    static MacroString domainSpec(String text) throws SpfSyntaxException {
        MacroParser parser = new MacroParser(text, false);
        MacroString spec = parser.parse();
        if (spec.parts.isEmpty()) {
            throw new SpfSyntaxException("a domain is missing");
        }
        for (Part part : spec.parts) {
            if (part instanceof Part.Macro macro && "crt".indexOf(macro.letter()) >= 0) {
                throw new SpfSyntaxException("%{" + macro.letter() + "} is allowed in explanations only");
            }
        }
        if (!parser.endsInMacro() && spec.parts.get(spec.parts.size() - 1) instanceof Part.Literal tail) {
            TopLabel.require(text, tail.text());
        }
        return spec;
    }
}
