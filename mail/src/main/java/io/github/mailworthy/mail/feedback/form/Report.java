package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Reading.Cut;
import io.github.mailworthy.mail.feedback.mime.EncodedWords;
import io.github.mailworthy.mail.feedback.mime.Fields;
import io.github.mailworthy.mail.feedback.mime.Mail;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail as the forms look at it: what its author says to people, and what it returns. Everything is found when asked. */
public final class Report {
    private static final String[] OWN = {
        "to", "from", "cc", "reply-to", "return-path", "sender", "errors-to", "delivered-to"
    };
    private static final int MOST_LINES = 20_000;
    private static final String[] RETURNED_OWN = {"from", "return-path", "sender", "reply-to", "errors-to"};

    private final Mail mail;
    private final boolean ours;
    private final String subject;
    private final String from;
    private @Nullable String text;
    private @Nullable String notice;
    private @Nullable List<String> lines;
    private @Nullable List<String> own;
    private List<String> sentTo = List.of();

    /** A report; {@code ours} if it is known to answer a message of ours. */
    public Report(Mail mail, boolean ours) {
        this.mail = mail;
        this.ours = ours;
        this.subject = EncodedWords.decode(field("subject"));
        this.from = EncodedWords.decode(field("from"));
    }

    /** The mail it is made of. */
    public Mail mail() {
        return mail;
    }

    /** Whether it is known to answer a message of ours. */
    public boolean ours() {
        return ours;
    }

    /** A header field of the report; empty if there is none. */
    public String field(String name) {
        return mail.fields().first(name).orElse("");
    }

    /** Its subject, decoded. */
    public String subject() {
        return subject;
    }

    String from() {
        return from;
    }

    /** Whether the subject or the author names one of these, given in lower case. */
    boolean subjectHas(String... words) {
        return has(subject, words);
    }

    boolean fromHas(String... words) {
        return has(from, words);
    }

    private static boolean has(String text, String... words) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is from a mail system and not from a person, by its sender or its subject. */
    public boolean fromMachine() {
        return byMachine() || field("return-path").equals("<>");
    }

    private boolean byMachine() {
        return fromHas(Machines.SENDERS)
                || mail.fields().has("x-mlserver")
                || (subjectHas(Machines.SUBJECTS) && !Signs.answers(this));
    }

    /**
     * Whether a mail known to answer ours is a report, by its sender, its subject or its text. The null return path proves
     * little: people's machines use it, too. What went to a list is a letter about failures.
     */
    boolean reportOfOurs() {
        return ours
                && (byMachine() || Signs.failure(this) || (fromMachine() && Signs.any(this)))
                && (fromHas(Machines.SENDERS)
                        || !(mail.fields().has("list-id") || mail.fields().has("list-unsubscribe")));
    }

    /** Everything that is written for people, the returned message included if it stands in the same text. */
    String text() {
        if (text == null) {
            text = readText();
        }
        return text;
    }

    /** What is written for people, up to the returned message. */
    public String notice() {
        if (notice == null) {
            notice = text().substring(0, Returned.start(text()));
        }
        return notice;
    }

    /** The lines of the notice. */
    List<String> lines() {
        if (lines == null) {
            lines = notice().lines().limit(MOST_LINES).toList();
            if (lines.size() == MOST_LINES) {
                mail.cut(Cut.TEXT);
            }
        }
        return lines;
    }

    boolean says(String words) {
        return notice().contains(words);
    }

    /** The header of the message that is returned as a part of its own. */
    Optional<Fields> returned() {
        for (Part part : mail.parts()) {
            if (part.level() == 1 && part.fields().count() > 0) {
                return Optional.of(part.fields());
            }
        }
        return Optional.empty();
    }

    /** A header field of the returned message, wherever that stands; empty if there is none. */
    public String returnedField(String name) {
        Optional<Fields> fields = returned();
        if (fields.isPresent()) {
            return fields.get().first(name).orElse("");
        }
        int start = notice().length();
        return start == text().length() ? "" : Returned.field(text().substring(start), name);
    }

    /** Whether an address belongs to the sender of the message, to the author of the report, or to somebody's staff. */
    boolean own(String address) {
        if (own == null) {
            List<String> found = new ArrayList<>();
            for (String field : OWN) {
                found.addAll(Addresses.in(field(field)));
            }
            for (String field : RETURNED_OWN) {
                found.addAll(Addresses.in(returnedField(field)));
            }
            found.addAll(Senders.in(text()));
            own = found;
            sentTo = Addresses.in(returnedField("to") + " , " + returnedField("cc"));
        }
        return (Addresses.holds(own, address) || staff(address)) && !Addresses.holds(sentTo, address);
    }

    /** All addresses in a header field of the report. */
    public List<String> addresses(String field) {
        return Addresses.in(field(field));
    }

    /** The addresses in some text that are nobody's own. */
    public List<String> others(String text) {
        return Addresses.in(text).stream()
                .filter(it -> Addresses.whole(it) && !own(it))
                .toList();
    }

    /** Whom the returned message was sent to, by its header. */
    public List<String> sentTo() {
        return others(returnedField("to") + " , " + returnedField("cc"));
    }

    /** The one address that the returned message names in its {@code To}; empty if there is none or more. */
    Optional<String> sentToOne() {
        List<String> to = others(returnedField("to"));
        return to.size() == 1 ? Optional.of(to.get(0)) : Optional.empty();
    }

    private static boolean staff(String address) {
        int at = address.indexOf('@');
        String local = address.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
        return local.startsWith("postmaster")
                || local.startsWith("mailer-daemon")
                || local.startsWith("mailerdaemon")
                || local.startsWith("abuse");
    }

    private String readText() {
        StringBuilder plain = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Part part : mail.parts()) {
            if (part.level() == 0
                    && part.type().startsWith("text/")
                    && !part.type().startsWith("text/rfc822")) {
                StringBuilder to = part.type().equals("text/html") ? html : plain;
                if (to.length() > mail.limits().text()) {
                    mail.cut(Cut.TEXT);
                } else {
                    to.append(mail.text(part)).append('\n');
                }
            }
        }
        if (plain.toString().isBlank() && !html.toString().isBlank()) {
            return Html.text(html.toString());
        }
        Part root = mail.parts().get(0);
        boolean only = mail.parts().size() == 1 && !root.type().startsWith("message/");
        String written = plain.toString().isBlank() && only ? mail.text(root) : plain.toString();
        return Signs.answers(this) ? unquoted(written) : written;
    }

    /** What somebody writes of their own: a report that they quote is not theirs. */
    private static String unquoted(String text) {
        return text.indexOf("\n>") < 0
                ? text
                : text.lines().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n"));
    }
}
