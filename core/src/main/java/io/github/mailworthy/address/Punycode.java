package io.github.mailworthy.address;

import java.util.Optional;

/** Bootstring with the parameters of Punycode (RFC 3492 §5). */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_N = 128;

    private Punycode() {}

    /** The label without its prefix {@code xn--} (RFC 3492 §6.3). The label has at least one char above ASCII and at most a few hundred. */
    static void encode(CharSequence label, StringBuilder out) {
        int before = out.length();
        int length = 0;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c < 128) {
                out.append(c);
            }
            if (!Character.isLowSurrogate(c)) {
                length++;
            }
        }
        int basic = out.length() - before;
        if (basic > 0) {
            out.append('-');
        }
        int n = FIRST_N;
        int delta = 0;
        int bias = FIRST_BIAS;
        int handled = basic;
        while (handled < length) {
            int next = nextAbove(label, n);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int i = 0; i < label.length(); ) {
                int c = Character.codePointAt(label, i);
                i += Character.charCount(c);
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    variable(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
    }

    private static int nextAbove(CharSequence label, int n) {
        int next = Integer.MAX_VALUE;
        for (int i = 0; i < label.length(); ) {
            int c = Character.codePointAt(label, i);
            i += Character.charCount(c);
            if (c >= n && c < next) {
                next = c;
            }
        }
        return next;
    }

    private static void variable(int delta, int bias, StringBuilder out) {
        int q = delta;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (q < t) {
                out.append(digit(q));
                return;
            }
            out.append(digit(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
        }
    }

    /** What stands behind {@code xn--}, decoded; empty if it is no Punycode (RFC 3492 §6.2). */
    static Optional<String> decode(String encoded) {
        int lastHyphen = encoded.lastIndexOf('-');
        StringBuilder out = new StringBuilder(encoded.substring(0, Math.max(0, lastHyphen)));
        int length = out.length();
        int n = FIRST_N;
        int bias = FIRST_BIAS;
        long i = 0;
        int at = lastHyphen < 0 ? 0 : lastHyphen + 1;
        while (at < encoded.length()) {
            long old = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < encoded.length() ? value(encoded.charAt(at++)) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                i += digit * weight;
                if (i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                int t = threshold(k, bias);
                if (digit < t) {
                    break;
                }
                weight *= BASE - t;
                if (weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            length++;
            bias = adapt((int) (i - old), length, old == 0);
            n += (int) (i / length);
            i %= length;
            if (n < FIRST_N || n > Character.MAX_CODE_POINT || (n >= 0xD800 && n <= 0xDFFF)) {
                return Optional.empty();
            }
            out.insert(out.offsetByCodePoints(0, (int) i), Character.toString(n));
            i++;
        }
        return Optional.of(out.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.min(T_MAX, Math.max(T_MIN, k - bias));
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
