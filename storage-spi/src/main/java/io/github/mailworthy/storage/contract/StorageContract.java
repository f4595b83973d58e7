package io.github.mailworthy.storage.contract;

import java.util.List;
import java.util.stream.Stream;

/** The rules that make a {@link io.github.mailworthy.storage.Storage} one that Mailworthy can stand on. */
public final class StorageContract {
    private StorageContract() {}

    /** All rules, in an order that is good to make them pass in. */
    public static List<Rule> rules() {
        return Stream.concat(on(Sample.NOTE).stream(), on(Sample.CONTACT).stream())
                .toList();
    }

    private static <T> List<Rule> on(Sample<T> sample) {
        return Stream.<List<Draft<T>>>of(
                        RowRules.all(),
                        VersionRules.all(),
                        WholeRules.all(),
                        CounterRules.all(),
                        ListRules.all(),
                        LogRules.all(),
                        DueRules.all(),
                        WaitingRules.all(),
                        ChangedRules.all(),
                        ChangedPagesRules.all(),
                        PurgeRules.all(),
                        TextRules.all(),
                        ApartRules.all(),
                        CrowdRules.all(),
                        CrowdReadRules.all(),
                        CrowdDueRules.all(),
                        SizeRules.all())
                .flatMap(List::stream)
                .map(draft -> draft.with(sample))
                .toList();
    }
}
