package io.github.mailworthy.sender.spf;

import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.sender.spf.SpfDirective.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one SPF record (RFC 7208 §12), once. */
final class SpfParser {
    private final String text;
    private final List<SpfDirective> directives = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private Optional<MacroString> redirect = Optional.empty();
    private Optional<MacroString> exp = Optional.empty();

    SpfParser(String text) {
        this.text = text;
    }

    SpfRecord parse() throws SpfSyntaxException {
        int at = 6;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                term(text.substring(at, end));
            }
            at = end + 1;
        }
        return new SpfRecord(text, directives, redirect, exp, unknown);
    }

    private void term(String term) throws SpfSyntaxException {
        int equals = SpfText.endOfModifierName(term);
        if (equals < 0) {
            directives.add(directive(term));
            return;
        }
        String value = term.substring(equals + 1);
        switch (term.substring(0, equals).toLowerCase(Locale.ROOT)) {
            case "redirect" -> redirect = once("redirect", redirect, value);
            case "exp" -> exp = once("exp", exp, value);
            default -> {
                MacroString.value(value);
                unknown.add(term);
            }
        }
    }

    private static Optional<MacroString> once(String name, Optional<MacroString> before, String value)
            throws SpfSyntaxException {
        if (before.isPresent()) {
            throw new SpfSyntaxException(name + "= occurs twice");
        }
        return Optional.of(MacroString.domainSpec(value));
    }

    private static SpfDirective directive(String term) throws SpfSyntaxException {
        SpfResult result = qualifier(term.charAt(0));
        int start = result == null ? 0 : 1;
        int end = start;
        while (end < term.length() && term.charAt(end) != ':' && term.charAt(end) != '/') {
            end++;
        }
        Mechanism mechanism = mechanism(term, term.substring(start, end));
        return new DirectiveParser(term, result == null ? SpfResult.PASS : result, mechanism, term.substring(end))
                .parse();
    }

    private static @org.jspecify.annotations.Nullable SpfResult qualifier(char c) {
        return switch (c) {
            case '+' -> SpfResult.PASS;
            case '-' -> SpfResult.FAIL;
            case '~' -> SpfResult.SOFTFAIL;
            case '?' -> SpfResult.NEUTRAL;
            default -> null;
        };
    }

    private static Mechanism mechanism(String term, String name) throws SpfSyntaxException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "all" -> Mechanism.ALL;
            case "include" -> Mechanism.INCLUDE;
            case "a" -> Mechanism.A;
            case "mx" -> Mechanism.MX;
            case "ptr" -> Mechanism.PTR;
            case "ip4" -> Mechanism.IP4;
            case "ip6" -> Mechanism.IP6;
            case "exists" -> Mechanism.EXISTS;
            default -> throw new SpfSyntaxException("\"" + term + "\" is no mechanism and no modifier");
        };
    }

    /** What follows the name of a mechanism. */
    private static final class DirectiveParser {
        private final String term;
        private final SpfResult result;
        private final Mechanism mechanism;
        private String rest;

        DirectiveParser(String term, SpfResult result, Mechanism mechanism, String rest) {
            this.term = term;
            this.result = result;
            this.mechanism = mechanism;
            this.rest = rest;
        }

        SpfDirective parse() throws SpfSyntaxException {
            return switch (mechanism) {
                case ALL -> {
                    if (!rest.isEmpty()) {
                        throw malformed();
                    }
                    yield made(Optional.empty(), Optional.empty(), 32, 128);
                }
                case INCLUDE, EXISTS -> made(Optional.of(required()), Optional.empty(), 32, 128);
                case PTR -> made(optional(), Optional.empty(), 32, 128);
                case A, MX -> {
                    int prefix6 = cut("//", 128);
                    int prefix4 = cut("/", 32);
                    yield made(optional(), Optional.empty(), prefix4, prefix6);
                }
                case IP4 -> {
                    int prefix = cut("/", 32);
                    yield made(Optional.empty(), Optional.of(network(IpText.v4(argument()))), prefix, 128);
                }
                case IP6 -> {
                    int prefix = cut("/", 128);
                    yield made(Optional.empty(), Optional.of(network(IpText.v6(argument()))), 32, prefix);
                }
            };
        }

        private SpfDirective made(Optional<MacroString> domain, Optional<IpAddress> network, int prefix4, int prefix6) {
            return new SpfDirective(term, result, mechanism, domain, network, prefix4, prefix6);
        }

        private Optional<MacroString> optional() throws SpfSyntaxException {
            return rest.isEmpty() ? Optional.empty() : Optional.of(required());
        }

        private MacroString required() throws SpfSyntaxException {
            return MacroString.domainSpec(argument());
        }

        private String argument() throws SpfSyntaxException {
            if (rest.isEmpty() || rest.charAt(0) != ':') {
                throw malformed();
            }
            return rest.substring(1);
        }

        private IpAddress network(Optional<IpAddress> address) throws SpfSyntaxException {
            return address.orElseThrow(this::malformed);
        }

        /** Takes a prefix length off the end; what looks like none stays and is refused with the domain. */
        private int cut(String mark, int most) throws SpfSyntaxException {
            int digits = rest.length();
            while (digits > 0 && SpfText.isDigit(rest.charAt(digits - 1))) {
                digits--;
            }
            if (digits == rest.length() || !rest.startsWith(mark, digits - mark.length())) {
                return most;
            }
            if (mark.length() == 1 && digits > 1 && rest.charAt(digits - 2) == '/') {
                throw malformed();
            }
            String number = rest.substring(digits);
            if (number.length() > 3
                    || (number.length() > 1 && number.charAt(0) == '0')
                    || Integer.parseInt(number) > most) {
                throw malformed();
            }
            rest = rest.substring(0, digits - mark.length());
            return Integer.parseInt(number);
        }

        private SpfSyntaxException malformed() {
            return new SpfSyntaxException("\"" + term + "\" is malformed");
        }
    }
}
