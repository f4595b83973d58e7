package io.github.mailworthy.examples.cli;

/** How an answer is written. */
enum OutputFormat {
    /** Indented text for people. */
    TREE,
    /** One JSON object (RFC 8259). */
    JSON
}
