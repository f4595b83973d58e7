package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Reading.Cut;
import io.github.mailworthy.mail.feedback.mime.EncodedWords;
import io.github.mailworthy.mail.feedback.mime.Fields;
import io.github.mailworthy.mail.feedback.mime.Mail;
import io.github.mailworthy.mail.feedback.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private @Nullable List<String> lowerLines;
    private @Nullable List<String> own;
    private @Nullable List<String> named;
    private @Nullable Map<String, Integer> places;
    private int asked;
    private @Nullable Heard heard;
    private @Nullable Heard subjectHeard;
    private @Nullable Heard fromHeard;
    private @Nullable Boolean machine;
    private @Nullable Boolean failure;
    private @Nullable Boolean reportOfOurs;
    private @Nullable List<Finding> blocks;
    private @Nullable HeaderIndex header;
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

    /** Its subject, to be asked for words. */
    Heard subjectHeard() {
        if (subjectHeard == null) {
            subjectHeard = Heard.of(subject);
        }
        return subjectHeard;
    }

    /** Whether the subject names one of these. */
    boolean subjectHas(Cues words) {
        return words.in(subjectHeard());
    }

    /** Whether the author names one of these. */
    boolean fromHas(Cues words) {
        if (fromHeard == null) {
            fromHeard = Heard.of(from);
        }
        return words.in(fromHeard);
    }

    /** Whether it is from a mail system and not from a person, by its sender or its subject. */
    public boolean fromMachine() {
        return byMachine() || field("return-path").equals("<>");
    }

    private boolean byMachine() {
        if (machine == null) {
            machine = fromHas(Machines.SENDER)
                    || mail.fields().has("x-mlserver")
                    || (subjectHas(Machines.SUBJECT) && !Signs.answers(this));
        }
        return machine;
    }

    /**
     * Whether a mail known to answer ours is a report, by its sender, its subject or its text. The null return path proves
     * little: people's machines use it, too. What went to a list is a letter about failures.
     */
    boolean reportOfOurs() {
        if (reportOfOurs == null) {
            reportOfOurs = ours
                    && (byMachine() || failure() || (fromMachine() && Signs.any(this)))
                    && (fromHas(Machines.SENDER)
                            || !(mail.fields().has("list-id") || mail.fields().has("list-unsubscribe")))
                    && !subjectHas(Machines.DIGEST);
        }
        return reportOfOurs;
    }

    /** Whether its text says that something was not delivered. */
    boolean failure() {
        if (failure == null) {
            failure = Signs.failure(this);
        }
        return failure;
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
    public List<String> lines() {
        if (lines == null) {
            lines = Lines.of(notice(), MOST_LINES);
            if (lines.size() == MOST_LINES) {
                mail.cut(Cut.TEXT);
            }
        }
        return lines;
    }

    /** The same lines in lower case, letter for letter as long. */
    List<String> lowerLines() {
        if (lowerLines == null) {
            lowerLines = Lines.of(heard().lower(), MOST_LINES);
        }
        return lowerLines;
    }

    /** The notice, to be asked for words. */
    Heard heard() {
        if (heard == null) {
            heard = Heard.of(notice());
        }
        return heard;
    }

    /** Whether the notice has one of these as they are written. */
    boolean says(Cues words) {
        return words.exactlyIn(notice(), heard());
    }

    /** The blocks of its notice; whoever changes one of them returns them all. */
    List<Finding> blocks() {
        if (blocks == null) {
            blocks = Blocks.in(this);
        }
        return blocks;
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
        if (header == null) {
            header = new HeaderIndex(text(), notice().length());
        }
        return header.field(name);
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
        List<String> others = new ArrayList<>();
        for (String address : Addresses.in(text)) {
            if (Addresses.whole(address) && !own(address)) {
                others.add(address);
            }
        }
        return others;
    }

    /** The addresses in the notice that are nobody's own. */
    List<String> named() {
        if (named == null) {
            named = others(notice());
        }
        return named;
    }

    /** Where the notice names somebody first; -1 if it does not. Who asks for many gets it from a list. */
    int placeOf(String recipient) {
        if (++asked > 8) {
            if (places == null) {
                places = Addresses.places(notice());
            }
            Integer place = places.get(recipient);
            if (place != null) {
                return place;
            }
        }
        return notice().indexOf(recipient);
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
        Part root = mail.parts().get(0);
        if (mail.parts().size() == 1
                && !root.type().startsWith("message/")
                && !root.type().equals("text/html")) {
            boolean written = root.type().startsWith("text/") && !root.type().startsWith("text/rfc822");
            return unquoted(mail.text(root) + (written ? "\n" : ""));
        }
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
        String written = plain.toString();
        return html.length() > 0 && written.isBlank() ? marked(html.toString(), written) : unquoted(written);
    }

    /** What somebody writes of their own: a report that they quote is not theirs. */
    private String unquoted(String text) {
        if (text.indexOf("\n>") < 0) {
            return text;
        }
        if (Signs.answers(this)) {
            return text.lines().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n"));
        }
        return Signs.byItsAuthor(this) && !byMachine()
                ? text.lines()
                        .filter(line -> !line.startsWith("> ") && !line.equals(">"))
                        .collect(Collectors.joining("\n"))
                : text;
    }

    private static String marked(String html, String plain) {
        return html.isBlank() ? plain : Html.text(html);
    }
}
