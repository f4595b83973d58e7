package io.github.mailworthy.sender.spf;

import java.util.Optional;

/**
 * What an SPF check said, and how it came to that.
 *
 * @param result of the check
 * @param explanation the domain's own words about a fail, if it has any (RFC 7208 §6.2)
 * @param identity the domain that was checked: of MAIL FROM, or of HELO for the null sender (RFC 7208 §2.4)
 * @param lookups how many terms that look up were reached; above {@value #MOST_LOOKUPS} the check has failed
 * @param voids how many of them came back empty
 * @param queries how many questions the DNS was asked
 * @param tree what was looked at; empty if the identity is no domain
 */
public record SpfReport(
        SpfResult result,
        Optional<String> explanation,
        String identity,
        int lookups,
        int voids,
        int queries,
        Optional<SpfNode> tree) {
    /** How many terms of a check may look something up (RFC 7208 §4.6.4). */
    public static final int MOST_LOOKUPS = 10;

    /** How many lookups may come back empty (RFC 7208 §4.6.4). */
    public static final int MOST_VOIDS = 2;

    /** Why the result is an error or none. */
    public Optional<String> problem() {
        return tree.flatMap(SpfNode::problem);
    }
}
