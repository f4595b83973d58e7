package io.github.mailworthy.sender;

/** When From and Reply-To count as being on the same domain. */
public enum SameDomain {
    /** Only if the domains are equal. */
    EXACT,
    /** If one organization registered both, as relaxed DMARC alignment sees it (RFC 9989 §3.2.10). */
    ORGANIZATIONAL;

    /** Whether this relation is close enough. */
    public boolean allows(DomainRelation relation) {
        return relation == DomainRelation.EXACT
                || (this == ORGANIZATIONAL && relation == DomainRelation.SAME_ORGANISATION);
    }
}
