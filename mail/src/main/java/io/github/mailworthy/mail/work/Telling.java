package io.github.mailworthy.mail.work;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.mail.spi.ContactEvent;
import io.github.mailworthy.mail.spi.ContactListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listener what an applied change did to contacts. */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private Telling() {}

    static void tell(ContactListener listener, Change applied) {
        if (applied.log().isEmpty()) {
            return;
        }
        Map<Key<?>, List<LogEntry>> entries = new LinkedHashMap<>();
        for (LogLine<?> line : applied.log()) {
            if (line.entry() instanceof LogEntry entry) {
                entries.computeIfAbsent(line.about(), key -> new ArrayList<>()).add(entry);
            }
        }
        for (Write<?> write : applied.writes()) {
            List<LogEntry> lines = entries.get(write.key());
            if (lines != null && write.value().orElse(null) instanceof Contact contact) {
                tell(
                        listener,
                        new ContactEvent(
                                contact.account(),
                                contact.address(),
                                contact.isRegistered(),
                                contact.standing(),
                                write.expected(),
                                lines));
            }
        }
    }

    private static void tell(ContactListener listener, ContactEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException e) {
            LOG.warn("the contact listener threw; the change is stored, and nothing else is held up", e);
        }
    }
}
