package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.account.Account;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.summary.SummaryState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was read for a decision on one contact.
 *
 * @param key the contact
 * @param account whose it is
 * @param contact its row; that of its hash if it was erased
 * @param hashes the rows under which it would be found had it been erased, read where the address itself is unknown: whoever makes
 *     a row for the address requires them unchanged
 * @param platform the row of what holds for every account
 * @param request the open safelist request, read exactly if the contact has one
 * @param summary of what the account was told last
 * @param grants the account's latest grants
 * @param checksToday how many checks the account has begun today
 * @param requestsToday how many safelist requests it has made today
 * @param approvalsToday how many of them were approved at once today
 * @param aside which of its failures count for nothing
 */
public record Asked(
        ContactKey key,
        Account account,
        Kept<Contact> contact,
        List<Kept<Contact>> hashes,
        Kept<Contact> platform,
        Optional<Kept<SafelistRequest>> request,
        Kept<SummaryState> summary,
        Kept<Grants> grants,
        long checksToday,
        long requestsToday,
        long approvalsToday,
        Aside aside) {
    /** Copies the list. */
    public Asked {
        hashes = ImmutableList.copyOf(hashes);
    }

    /** What was read where no address was ever erased and no failure is set aside. */
    public Asked(
            ContactKey key,
            Account account,
            Kept<Contact> contact,
            Kept<Contact> platform,
            Optional<Kept<SafelistRequest>> request,
            Kept<SummaryState> summary,
            Kept<Grants> grants,
            long checksToday,
            long requestsToday,
            long approvalsToday) {
        this(
                key,
                account,
                contact,
                List.of(),
                platform,
                request,
                summary,
                grants,
                checksToday,
                requestsToday,
                approvalsToday,
                Aside.NONE);
    }

    /** What is counted of an account's checks. */
    public static final String CHECKS = "checks";

    /** What is counted of an account's safelist requests. */
    public static final String REQUESTS = "safelist-requests";

    /** What is counted of an account's requests that were approved at once. */
    public static final String APPROVALS = "safelist-approvals";

    /** The counter of something in the account's day at an instant. */
    public static CounterKey counter(Account account, String what, Instant now) {
        return new CounterKey(account.id(), now.atZone(account.zone()).toLocalDate(), what);
    }

    /** Whether the address is a registered contact. */
    public boolean isRegistered() {
        return contact.value().filter(Contact::isRegistered).isPresent();
    }

    /** The facts of the address in its account, as they are kept. */
    public Facts facts() {
        return contact.value().map(Contact::facts).orElse(Facts.NONE);
    }

    /** The facts that count: without the failures that are set aside. */
    public Facts counting() {
        return facts().without(aside);
    }

    /** What follows from them and from what holds for every account. */
    public Standing standing() {
        return Standing.of(counting(), platform.value().map(Contact::facts).orElse(Facts.NONE));
    }

    /** The account's day at an instant. */
    public LocalDate today(Instant now) {
        return now.atZone(account.zone()).toLocalDate();
    }

    /** A draft of the contact. */
    public ContactDraft draft() {
        return new ContactDraft(key, contact, hashes, aside);
    }
}
