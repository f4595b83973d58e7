package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.Verdict;

/**
 * One text of a list and its verdict.
 *
 * @param index its place in the list, from 0
 * @param text as it was given
 * @param verdict on it
 */
public record Checked(long index, String text, Verdict verdict) {}
