package io.github.mailworthy.mail.feedback.mime;

import io.github.mailworthy.feedback.ReadLimits;
import io.github.mailworthy.feedback.Reading.Cut;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mail taken apart: its parts in the order in which they stand, the mail itself first. */
public final class Mail {
    private final List<Part> parts;
    private final EnumSet<Cut> cut;
    private final ReadLimits limits;

    Mail(List<Part> parts, EnumSet<Cut> cut, ReadLimits limits) {
        this.parts = parts;
        this.cut = cut;
        this.limits = limits;
    }

    /** Takes a mail apart; the first {@code length} bytes count. */
    public static Mail of(byte[] data, int length, ReadLimits limits) {
        return new Scan(data, Math.min(length, limits.bytes()), limits).mail();
    }

    /** The header fields of the mail itself. */
    public Fields fields() {
        return parts.get(0).fields();
    }

    /** All parts, the mail itself first. */
    public List<Part> parts() {
        return parts;
    }

    /** The first part of a type, the least nested in messages first. */
    public Optional<Part> first(String type) {
        Part found = null;
        for (Part part : parts) {
            if (part.type().equals(type) && (found == null || part.level() < found.level())) {
                found = part;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The text of a part, cut at the limit. */
    public String text(Part part) {
        if (part.length() > limits.text()) {
            cut.add(Cut.TEXT);
        }
        return part.text(limits.text());
    }

    /** Says that something lay beyond a limit. */
    public void cut(Cut what) {
        cut.add(what);
    }

    /** What lay beyond the limits so far. */
    public Set<Cut> cut() {
        return cut;
    }

    /** The limits it is read with. */
    public ReadLimits limits() {
        return limits;
    }
}
