package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contact's last word on each list.
 *
 * @param byList list id to choice, in the order of the ids
 */
public record ListChoices(Map<String, ListChoice> byList) {
    /** No word on any list. */
    public static final ListChoices NONE = new ListChoices(Map.of());

    /** Copies the map. */
    public ListChoices {
        byList = ImmutableSortedMap.copyOf(byList);
    }

    /** Whether the contact has left this list. */
    public boolean left(String list) {
        ListChoice choice = byList.get(list);
        return choice != null && choice.out();
    }

    /** Whether the contact has left any list. */
    public boolean leftAny() {
        return byList.values().stream().anyMatch(ListChoice::out);
    }

    ListChoices with(String list, ListChoice choice) {
        return merge(new ListChoices(Map.of(list, choice)));
    }

    ListChoices merge(ListChoices other) {
        if (other.byList.isEmpty()) {
            return this;
        }
        Map<String, ListChoice> merged = new TreeMap<>(byList);
        other.byList.forEach((list, choice) -> merged.merge(list, choice, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new ListChoices(merged);
    }
}
