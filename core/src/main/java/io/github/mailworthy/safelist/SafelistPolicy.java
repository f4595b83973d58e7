package io.github.mailworthy.safelist;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.mailworthy.contact.Opinion;
import io.github.mailworthy.contact.SafelistCase;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.safelist.SafelistRule.Judgement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final Opinion NO_OPINION = new Opinion("no-opinion", Opinion.Says.REVIEW, "No rule has an opinion.");

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

    /**
     * What these rules would have made of past requests.
     *
     * @param past in any state, each with what it was ruled on and what every rule said
     * @return those that would have been ruled differently, in the same order
     */
    public List<Difference> dryRun(Collection<SafelistRequest> past) {
        ImmutableList.Builder<Difference> different = ImmutableList.builder();
        for (SafelistRequest request : past) {
            Opinion was = gravest(request.opinions());
            Ruling now = rule(request.asked());
            if (was.says() != now.says()) {
                different.add(new Difference(request, was, now));
            }
        }
        return different.build();
    }

    /**
     * A past request that other rules would have ruled on differently.
     *
     * @param request as it is
     * @param was what decided when it was asked
     * @param now what these rules say to the same case, and which of them decided
     */
    public record Difference(SafelistRequest request, Opinion was, Ruling now) {}

    private static Opinion gravest(List<Opinion> opinions) {
        Opinion gravest = NO_OPINION;
        Opinion.Says says = Opinion.Says.NO_OPINION;
        for (Opinion opinion : opinions) {
            if (opinion.says().compareTo(says) > 0) {
                gravest = opinion;
                says = opinion.says();
            }
        }
        return gravest;
    }

    /** What follows from the rules for a case. */
    public Ruling rule(SafelistCase asked) {
        ImmutableList.Builder<Opinion> said = ImmutableList.builder();
        Map<String, Instant> until = new HashMap<>();
        for (SafelistRule rule : Iterables.concat(rules, List.of(StandardRules.manyApprovals(approvalsPerDay)))) {
            Judgement judgement = rule.judgement().apply(asked);
            said.add(new Opinion(rule.name(), judgement.says(), rule.sentence()));
            judgement.from().ifPresent(from -> until.put(rule.name(), from));
        }
        List<Opinion> opinions = said.build();
        Opinion decisive = gravest(opinions);
        return new Ruling(
                decisive.says(), decisive, opinions, Optional.ofNullable(until.get(decisive.rule())), version);
    }
}
