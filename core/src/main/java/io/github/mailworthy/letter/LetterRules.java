package io.github.mailworthy.letter;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.letter.LetterEnd.How;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a letter: posted, tried again after growing waits, and ended. */
public final class LetterRules {
    private LetterRules() {}

    /**
     * Puts a letter into the outbox, due at once. Put it into the change that it tells of.
     *
     * @param id unique among the account's letters; a change that posts the same id again is stale, for as long as the letter or its
     *     end is known
     * @throws IllegalArgumentException if its Message-ID is not {@linkplain MessageId#isLegal legal}: it could never be sent
     */
    public static Change post(AccountId account, String id, Letter letter) {
        if (!MessageId.isLegal(letter.messageId())) {
            throw new IllegalArgumentException("a letter's Message-ID is <left@right> of printable ASCII");
        }
        return Change.builder()
                .write(Kept.absent(Letter.key(account, id)).put(letter, letter.writtenAt()))
                .write(Kept.absent(LetterEnd.key(account, id)).require())
                .build();
    }

    /**
     * What becomes of a letter after an attempt. The answer says how it ended, or nothing while it goes on.
     *
     * <p>A refused sender is tried again: it is the platform's own and can be put right. So is an attempt of which nobody knows
     * what became: the letter may arrive twice, with the same Message-ID.
     *
     * @param claimed the letter as it was claimed for this attempt
     * @param receipt of the attempt
     */
    public static Outcome<Optional<How>> after(Kept<Letter> claimed, Receipt receipt, RetryPolicy policy, Instant now) {
        Letter letter = claimed.value().orElseThrow();
        return receipt.match(
                accepted -> end(claimed, letter.triedOnceMore(accepted.reply().toString()), How.SENT, policy, now),
                refused -> refused.at() == Receipt.Refused.At.SENDER
                        ? again(claimed, letter.triedOnceMore(refused.reply().toString()), policy, now)
                        : end(claimed, letter.triedOnceMore(refused.reply().toString()), How.REFUSED, policy, now),
                later -> again(claimed, letter.triedOnceMore(later.reply().toString()), policy, now),
                unknown -> again(claimed, letter.triedOnceMore(unknown.why()), policy, now));
    }

    private static Outcome<Optional<How>> again(Kept<Letter> claimed, Letter tried, RetryPolicy policy, Instant now) {
        Instant end = tried.writtenAt().plus(policy.giveUpAfter());
        if (!now.isBefore(end)) {
            return end(claimed, tried, How.GIVEN_UP, policy, now);
        }
        Instant next = now.plus(policy.after(tried.attempts()));
        Instant due = next.isBefore(end) ? next : end; // one last attempt at the very end
        return new Outcome<>(
                Optional.empty(),
                Change.builder().write(claimed.put(tried, due)).build());
    }

    private static Outcome<Optional<How>> end(
            Kept<Letter> claimed, Letter tried, How how, RetryPolicy policy, Instant now) {
        LetterEnd end = new LetterEnd(
                how,
                tried.to(),
                tried.messageId(),
                now,
                tried.attempts(),
                tried.lastAnswer().orElse(""));
        var key = LetterEnd.key(claimed.key().account(), claimed.key().id());
        return new Outcome<>(
                Optional.of(how),
                Change.builder()
                        .write(claimed.remove())
                        .write(Kept.absent(key).put(end, now.plus(policy.keepEnds())))
                        .build());
    }
}
