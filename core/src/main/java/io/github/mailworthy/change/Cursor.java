package io.github.mailworthy.change;

/**
 * A place in a list, made and understood by the store that handed it out; opaque to everyone else.
 *
 * @param value text that is safe to pass through a URL query parameter once encoded
 */
public record Cursor(String value) {}
