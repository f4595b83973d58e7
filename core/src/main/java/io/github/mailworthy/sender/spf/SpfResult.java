package io.github.mailworthy.sender.spf;

import java.util.Locale;

/** The results of an SPF check (RFC 7208 §2.6). */
public enum SpfResult {
    /** The domain publishes no SPF record, or is no domain that could. */
    NONE,
    /** The domain does not say. */
    NEUTRAL,
    /** The client is authorized. */
    PASS,
    /** The client is not authorized. */
    FAIL,
    /** The client is probably not authorized. */
    SOFTFAIL,
    /** The DNS could not be asked: try again later. */
    TEMPERROR,
    /** The published records cannot be interpreted. */
    PERMERROR;

    /** The lower-case word of RFC 7208. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
