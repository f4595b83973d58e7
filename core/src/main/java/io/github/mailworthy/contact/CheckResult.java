package io.github.mailworthy.contact;

import io.github.mailworthy.address.Verdict;

/**
 * What came of a check.
 *
 * @param verdict of the verifier
 * @param lifted whether the status shown has changed by it
 * @param standing after it
 */
public record CheckResult(Verdict verdict, boolean lifted, Standing standing) {}
