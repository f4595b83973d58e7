package io.github.mailworthy.storage;

/** What became of a change. */
public enum Settled {
    /** All of it is written. */
    APPLIED,
    /** None of it is written: a row was not at its expected version, or a counter would have passed its limit. Read again and decide again. */
    STALE
}
