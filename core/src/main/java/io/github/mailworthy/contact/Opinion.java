package io.github.mailworthy.contact;

/**
 * What one rule of a safelist policy said to a request.
 *
 * @param rule the rule's name
 * @param says what it says
 * @param why in a sentence
 */
public record Opinion(String rule, Says says, String why) {
    /** What a rule can say; the gravest of all rules decides, and no opinion from all means review. */
    public enum Says {
        /** Nothing to say. */
        NO_OPINION,
        /** It may be mailed again at once. */
        APPROVE,
        /** A person has to look at it. */
        REVIEW,
        /** It must not. */
        REFUSE
    }
}
