package io.github.mailworthy.sender.dmarc;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The walk up from a domain (RFC 9989 §4.10), with the records that were found at each stop.
 *
 * @param start where it starts, lower-case A-labels
 * @param found the one valid record of each name that has one; several at a name are none
 */
public record TreeWalk(String start, Map<String, DmarcRecord> found) {
    private static final int MOST_LABELS = 7;

    /** Copies the map. */
    public TreeWalk {
        found = ImmutableMap.copyOf(found);
    }

    /** The domains to ask for, below {@code _dmarc.}, in order: at most eight. */
    public static List<String> stops(String start) {
        List<String> stops = new ArrayList<>(List.of(start));
        List<String> labels = ImmutableList.copyOf(start.split("\\.", -1));
        for (int from = labels.size() > MOST_LABELS ? labels.size() - MOST_LABELS : 1; from < labels.size(); from++) {
            stops.add(String.join(".", labels.subList(from, labels.size())));
        }
        return stops;
    }

    /** The stops that the walk comes to: it ends at a record that says {@code psd=y} or {@code psd=n}. */
    public List<String> reached() {
        List<String> reached = new ArrayList<>();
        for (String stop : stops(start)) {
            reached.add(stop);
            DmarcRecord record = found.get(stop);
            if (record != null && record.psd() != DmarcRecord.Psd.UNKNOWN) {
                break;
            }
        }
        return reached;
    }

    /** The organizational domain (RFC 9989 §4.10.2). */
    public String organizational() {
        String fewest = start;
        for (String stop : reached()) {
            DmarcRecord record = found.get(stop);
            if (record != null && record.psd() == DmarcRecord.Psd.NO) {
                return stop;
            }
            if (record != null && record.psd() == DmarcRecord.Psd.YES && !stop.equals(start)) {
                return below(stop);
            }
            if (record != null) {
                fewest = stop;
            }
        }
        return fewest;
    }

    /** The public suffix that says so itself, if the walk came to one above its start. */
    public Optional<String> publicSuffix() {
        return reached().stream()
                .filter(stop -> !stop.equals(start))
                .filter(stop -> found.containsKey(stop) && found.get(stop).psd() == DmarcRecord.Psd.YES)
                .findFirst();
    }

    private String below(String suffix) {
        String rest = start.substring(0, start.length() - suffix.length() - 1);
        return start.substring(rest.lastIndexOf('.') + 1);
    }
}
