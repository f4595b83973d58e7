package io.github.mailworthy.sender;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.sender.AddressOwnership.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Showing that an address is one's own by a code mailed to it. */
public final class CodeRules {
    /** A code is good for this long. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(30);

    /** So many wrong entries end a code. */
    public static final int MOST_TRIES = 5;

    /** So long between two codes to one address. */
    public static final Duration APART = Duration.ofSeconds(60);

    /** So many codes an account may have sent in a day. */
    public static final int A_DAY = 20;

    private CodeRules() {}

    /** What came of asking for a code. */
    public enum Asked {
        /** It is on its way. */
        SENT,
        /** The last one was sent less than a minute ago. */
        TOO_SOON,
        /** The account has used up its day's codes. */
        TOO_MANY,
        /** The address was confirmed before. */
        ALREADY_CONFIRMED
    }

    /** What came of entering a code. */
    public enum Entered {
        /** The address is confirmed. */
        CONFIRMED,
        /** It was another one. */
        WRONG,
        /** It is too old, or too many wrong ones were entered: ask for a new one. */
        EXPIRED,
        /** None was asked for. */
        NONE
    }

    /**
     * Somebody asks for a code.
     *
     * @param digest of a new code
     * @param sentToday how many the account has had sent today
     * @param today the account's day
     */
    public static Outcome<Asked> ask(
            Kept<AddressOwnership> kept,
            EmailAddress address,
            String digest,
            long sentToday,
            LocalDate today,
            Instant now) {
        Optional<AddressOwnership> before = kept.value();
        if (before.flatMap(AddressOwnership::confirmedAt).isPresent()) {
            return Outcome.of(Asked.ALREADY_CONFIRMED);
        }
        Optional<Code> last = before.flatMap(AddressOwnership::code);
        if (last.filter(code -> now.isBefore(code.sentAt().plus(APART))).isPresent()) {
            return Outcome.of(Asked.TOO_SOON);
        }
        if (sentToday >= A_DAY) {
            return Outcome.of(Asked.TOO_MANY);
        }
        AddressOwnership asked = new AddressOwnership(address, Optional.of(new Code(digest, now, 0)), Optional.empty());
        return new Outcome<>(
                Asked.SENT,
                Change.builder()
                        .write(kept.put(asked))
                        .tally(new Tally(counter(kept.key().account(), today), 1, A_DAY))
                        .build());
    }

    /** The counter of an account's codes. */
    public static CounterKey counter(AccountId account, LocalDate today) {
        return new CounterKey(account, today, "sender-codes");
    }

    /** Somebody enters a code. */
    public static Outcome<Entered> enter(Kept<AddressOwnership> kept, String digest, Instant now) {
        Optional<AddressOwnership> before = kept.value();
        if (before.flatMap(AddressOwnership::confirmedAt).isPresent()) {
            return Outcome.of(Entered.CONFIRMED);
        }
        Optional<Code> sent = before.flatMap(AddressOwnership::code);
        if (before.isEmpty() || sent.isEmpty()) {
            return Outcome.of(Entered.NONE);
        }
        Code code = sent.get();
        if (code.tries() >= MOST_TRIES || !now.isBefore(code.sentAt().plus(GOOD_FOR))) {
            return Outcome.of(Entered.EXPIRED);
        }
        EmailAddress address = before.get().address();
        boolean right = code.digest().equals(digest);
        AddressOwnership after = right
                ? new AddressOwnership(address, Optional.empty(), Optional.of(now))
                : new AddressOwnership(
                        address,
                        Optional.of(new Code(code.digest(), code.sentAt(), code.tries() + 1)),
                        Optional.empty());
        return new Outcome<>(
                right ? Entered.CONFIRMED : Entered.WRONG,
                Change.builder().write(kept.put(after)).build());
    }
}
