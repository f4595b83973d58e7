package io.github.mailworthy.safelist;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.mailworthy.contact.Opinion;
import io.github.mailworthy.contact.SafelistCase;
import io.github.mailworthy.safelist.SafelistRule.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which safelist requests are ruled on: refuse beats review, review beats approve, and no opinion from all means
 * review.
 *
 * @param version written into the log with every ruling; change it with the rules
 * @param rules asked all, in this order
 * @param approvalsPerDay how many requests of an account may be approved at once on one of its days; from then on a last rule of
 *     its own, {@code many-approvals-today}, wants a person
 */
public record SafelistPolicy(String version, List<SafelistRule> rules, int approvalsPerDay) {
    /**
     * Copies the rules.
     *
     * @throws IllegalArgumentException if the version is blank, two rules have one name, or fewer than no requests may be approved
     */
    public SafelistPolicy {
        if (version.isBlank() || approvalsPerDay < 0) {
            throw new IllegalArgumentException(
                    "a policy has a version, and 0 or more approvals a day: \"" + version + "\", " + approvalsPerDay);
        }
        if (rules.stream().map(SafelistRule::name).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("two rules of the policy " + version + " have one name");
        }

        rules = ImmutableList.copyOf(rules);
    }

    /** The default rules. */
    public static SafelistPolicy standard() {
        return new SafelistPolicy("standard-1", StandardRules.ALL, StandardRules.APPROVALS_PER_DAY);
    }

    /** The default rules; and every complaint goes to review unless the contact opted in after it. */
    public static SafelistPolicy strict() {
        return standard().with("strict-1", StandardRules.COMPLAINT_WITHOUT_LATER_OPT_IN);
    }

    /** These rules and one more. */
    public SafelistPolicy with(String newVersion, SafelistRule rule) {
        return new SafelistPolicy(
                newVersion,
                ImmutableList.<SafelistRule>builder().addAll(rules).add(rule).build(),
                approvalsPerDay);
    }

    /** What follows from the rules for a case. */
    public Ruling rule(SafelistCase asked) {
        ImmutableList.Builder<Opinion> opinions = ImmutableList.builder();
        Optional<Opinion> decisive = Optional.empty();
        Optional<Instant> from = Optional.empty();
        for (SafelistRule rule : Iterables.concat(rules, List.of(StandardRules.manyApprovals(approvalsPerDay)))) {
            Judgement judgement = rule.judgement().apply(asked);
            Opinion opinion = new Opinion(rule.name(), judgement.says(), rule.sentence());
            opinions.add(opinion);
            boolean graver =
                    judgement.says().compareTo(decisive.map(Opinion::says).orElse(Opinion.Says.NO_OPINION)) > 0;
            if (graver) {
                decisive = Optional.of(opinion);
                from = judgement.from();
            }
        }
        Opinion last = decisive.orElse(new Opinion("no-opinion", Opinion.Says.REVIEW, "No rule has an opinion."));
        return new Ruling(last.says(), last, opinions.build(), from, version);
    }
}
