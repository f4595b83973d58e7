package io.github.mailworthy.mail.safelist;

import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.ClearRow;
import io.github.mailworthy.contact.Standing;
import java.util.Optional;

/**
 * What became of one row of support's clearing.
 *
 * @param row as it was previewed
 * @param answer the standing after it, or why it was refused; empty if the store failed on it
 * @param failure what went wrong, if something did: this row may be tried again
 */
public record Cleared(ClearRow row, Optional<Answer<Standing>> answer, Optional<String> failure) {}
