package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.SendRules;
import io.github.mailworthy.mail.screening.ScreeningSnapshot;
import io.github.mailworthy.mail.work.Pseudonyms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One run through a list, in blocks. */
final class Screening {
    private static final int BLOCK = 1024;

    private final IntFunction<Optional<SendAnswer>> everybody;
    private final Function<List<EmailAddress>, BitSet> held;
    private final Function<List<EmailAddress>, Map<EmailAddress, SendAnswer>> confirm;
    private final SendAnswer free;
    private final ScreeningListener listener;
    private ScreeningCounts counts = ScreeningCounts.NONE;

    private Screening(
            IntFunction<Optional<SendAnswer>> everybody,
            Function<List<EmailAddress>, BitSet> held,
            Function<List<EmailAddress>, Map<EmailAddress, SendAnswer>> confirm,
            SendAnswer free,
            ScreeningListener listener) {
        this.everybody = everybody;
        this.held = held;
        this.confirm = confirm;
        this.free = free;
        this.listener = listener;
    }

    /** By the store alone. */
    static Screening byStore(SendGate gate, AccountId account, SendQuestion question, ScreeningListener listener) {
        return new Screening(
                recipients -> Optional.empty(), // the gate looks at the account's health when it is asked
                Screening::all,
                hits -> gate.ask(account, question, hits),
                new SendAnswer.Allowed(false, Instant.EPOCH),
                listener);
    }

    /**
     * By a snapshot, whose hits the gate confirms; without a gate they stand as they are.
     *
     * @param erasureKeys by which erased addresses are found in the snapshot
     */
    static Screening bySnapshot(
            ScreeningSnapshot snapshot,
            Pseudonyms erasureKeys,
            Optional<SendGate> gate,
            AccountId account,
            SendQuestion question,
            ScreeningListener listener) {
        return new Screening(
                recipients -> gate.flatMap(g -> g.forEverybody(account, question, recipients)),
                snapshot.look(account, question, erasureKeys)::mayBeHeld,
                hits -> gate.map(g -> g.confirm(account, question, hits)).orElseGet(() -> unconfirmed(hits)),
                new SendAnswer.Allowed(false, snapshot.takenAt()),
                listener);
    }

    private static Map<EmailAddress, SendAnswer> unconfirmed(List<EmailAddress> hits) {
        Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
        SendAnswer answer = SendRules.notConfirmed();
        hits.forEach(hit -> answers.put(hit, answer));
        return answers;
    }

    ScreeningCounts run(Iterator<EmailAddress> list) {
        List<EmailAddress> block = new ArrayList<>(BLOCK);
        while (list.hasNext()) {
            block.add(list.next());
            if (block.size() == BLOCK || !list.hasNext()) {
                screen(block);
                block.clear();
            }
        }
        return counts;
    }

    private static BitSet all(List<EmailAddress> block) {
        BitSet all = new BitSet(block.size());
        all.set(0, block.size());
        return all;
    }

    private void screen(List<EmailAddress> block) {
        Optional<SendAnswer> same = everybody.apply(block.size());
        BitSet asked = same.isPresent() ? new BitSet() : held.apply(block);
        List<EmailAddress> hits = asked.stream().mapToObj(block::get).toList();
        Map<EmailAddress, SendAnswer> confirmed = hits.isEmpty() ? Map.of() : confirm.apply(hits);
        SendAnswer others = same.orElse(free);
        long allowed = 0;
        for (int i = 0; i < block.size(); i++) {
            EmailAddress address = block.get(i);
            SendAnswer answer = asked.get(i) ? Objects.requireNonNull(confirmed.get(address)) : others;
            allowed += answer.isAllowed() ? 1 : 0;
            listener.answered(address, answer);
        }
        counts = new ScreeningCounts(
                counts.screened() + block.size(),
                counts.allowed() + allowed,
                counts.refused() + block.size() - allowed,
                counts.asked() + hits.size());
        listener.progress(counts);
    }
}
