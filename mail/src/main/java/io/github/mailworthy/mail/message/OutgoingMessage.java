package io.github.mailworthy.mail.message;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message and its envelope, ready to be handed over.
 *
 * <p>The envelope (return path, recipients) need not be what the header says: a mail that goes to three people may be handed over
 * three times, each time with a return path of its own. A recipient named twice is one.
 */
public final class OutgoingMessage {
    final Mailbox from;
    final List<Mailbox> replyTo;
    final List<Mailbox> to;
    final List<Mailbox> cc;
    final String subject;
    final Optional<String> text;
    final Optional<String> html;
    final String messageId;
    final Instant date;
    final List<Header> headers;
    private final List<Mailbox> bcc;
    private final EmailAddress returnPath;
    private final List<EmailAddress> recipients;
    private final MessageSigner signer;

    private OutgoingMessage(Builder b, Mailbox from, String messageId, Instant date) {
        this.from = from;
        this.replyTo = List.copyOf(b.replyTo);
        this.to = List.copyOf(b.to);
        this.cc = List.copyOf(b.cc);
        this.bcc = List.copyOf(b.bcc);
        this.subject = b.subject;
        this.text = b.text;
        this.html = b.html;
        this.messageId = messageId;
        this.date = date;
        this.headers = List.copyOf(b.headers);
        this.signer = b.signer;
        this.returnPath = b.returnPath.orElse(from.address());
        this.recipients = b.recipients.orElseGet(() -> addresses(to, cc, bcc));
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a message needs a recipient");
        }
    }

    private static List<EmailAddress> addresses(List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
        Set<EmailAddress> all = new LinkedHashSet<>();
        for (List<Mailbox> field : List.of(to, cc, bcc)) {
            field.forEach(mailbox -> all.add(mailbox.address()));
        }
        return List.copyOf(all);
    }

    /** Starts an empty message. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this message, its envelope too. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.from = Optional.of(from);
        b.replyTo.addAll(replyTo);
        b.to.addAll(to);
        b.cc.addAll(cc);
        b.bcc.addAll(bcc);
        b.subject = subject;
        b.text = text;
        b.html = html;
        b.messageId = Optional.of(messageId);
        b.date = Optional.of(date);
        b.headers.addAll(headers);
        b.signer = signer;
        b.returnPath = Optional.of(returnPath);
        b.recipients = Optional.of(recipients);
        return b;
    }

    /** Who it comes from. */
    public Mailbox from() {
        return from;
    }

    /** Where replies go; empty: to {@link #from()}. */
    public List<Mailbox> replyTo() {
        return replyTo;
    }

    /** Whom it is to. */
    public List<Mailbox> to() {
        return to;
    }

    /** Who gets a copy. */
    public List<Mailbox> cc() {
        return cc;
    }

    /** Who gets a copy that nobody sees: never in the bytes. */
    public List<Mailbox> bcc() {
        return bcc;
    }

    /** What it is about. */
    public String subject() {
        return subject;
    }

    /** The plain text. */
    public Optional<String> text() {
        return text;
    }

    /** The HTML. */
    public Optional<String> html() {
        return html;
    }

    /** The Message-ID with its angle brackets. */
    public String messageId() {
        return messageId;
    }

    /** The date of the header. */
    public Instant date() {
        return date;
    }

    /** The fields added by the host. */
    public List<Header> headers() {
        return headers;
    }

    /** The envelope's sender (RFC 5321 {@code MAIL FROM}), to which bounces go. */
    public EmailAddress returnPath() {
        return returnPath;
    }

    /** The envelope's recipients (RFC 5321 {@code RCPT TO}), each once. */
    public List<EmailAddress> recipients() {
        return recipients;
    }

    /** Whether it can only go over a server that speaks SMTPUTF8 (RFC 6531): an address has a local part that is not ASCII. */
    public boolean needsSmtpUtf8() {
        return !MessageBytes.isAscii(returnPath.localPart())
                || recipients.stream().anyMatch(r -> !MessageBytes.isAscii(r.localPart()))
                || List.of(List.of(from), replyTo, to, cc).stream()
                        .flatMap(List::stream)
                        .anyMatch(m -> !MessageBytes.isAscii(m.address().localPart()));
    }

    /**
     * The message as it goes over the wire, signed: lines end in CRLF and hold at most 998 octets; 7-bit, but for addresses that
     * {@link #needsSmtpUtf8() need UTF-8}. Made anew at each call.
     */
    public byte[] bytes() {
        return signer.sign(MessageBytes.of(this));
    }

    /** Shows what it is without showing who gets it. */
    @Override
    public String toString() {
        return "message " + messageId + " to " + recipients.size();
    }

    /** Collects the parts of a message. Not safe for several threads. */
    public static final class Builder {
        private Optional<Mailbox> from = Optional.empty();
        private final List<Mailbox> replyTo = new ArrayList<>();
        private final List<Mailbox> to = new ArrayList<>();
        private final List<Mailbox> cc = new ArrayList<>();
        private final List<Mailbox> bcc = new ArrayList<>();
        private String subject = "";
        private Optional<String> text = Optional.empty();
        private Optional<String> html = Optional.empty();
        private Optional<String> messageId = Optional.empty();
        private Optional<Instant> date = Optional.empty();
        private final List<Header> headers = new ArrayList<>();
        private MessageSigner signer = MessageSigner.NONE;
        private Optional<EmailAddress> returnPath = Optional.empty();
        private Optional<List<EmailAddress>> recipients = Optional.empty();

        private Builder() {}

        /** Sets who it comes from. */
        public Builder from(Mailbox mailbox) {
            from = Optional.of(mailbox);
            return this;
        }

        /** Sets who it comes from. */
        public Builder from(String name, EmailAddress address) {
            return from(new Mailbox(name, address));
        }

        /** Adds an address for replies. */
        public Builder replyTo(Mailbox mailbox) {
            replyTo.add(mailbox);
            return this;
        }

        /** Adds an address for replies. */
        public Builder replyTo(EmailAddress address) {
            return replyTo(Mailbox.of(address));
        }

        /** Forgets the addresses for replies. */
        public Builder noReplyTo() {
            replyTo.clear();
            return this;
        }

        /** Adds somebody whom it is to. */
        public Builder to(Mailbox mailbox) {
            to.add(mailbox);
            return this;
        }

        /** Adds somebody whom it is to. */
        public Builder to(EmailAddress address) {
            return to(Mailbox.of(address));
        }

        /** Adds somebody who gets a copy. */
        public Builder cc(Mailbox mailbox) {
            cc.add(mailbox);
            return this;
        }

        /** Adds somebody who gets a copy. */
        public Builder cc(EmailAddress address) {
            return cc(Mailbox.of(address));
        }

        /** Adds somebody who gets a copy that nobody sees. */
        public Builder bcc(Mailbox mailbox) {
            bcc.add(mailbox);
            return this;
        }

        /** Adds somebody who gets a copy that nobody sees. */
        public Builder bcc(EmailAddress address) {
            return bcc(Mailbox.of(address));
        }

        /** Sets what it is about: any characters; control characters are written as blanks. */
        public Builder subject(String subject) {
            this.subject = subject;
            return this;
        }

        /** Sets the plain text: any characters, any line ends. */
        public Builder text(String text) {
            this.text = Optional.of(text);
            return this;
        }

        /** Sets the HTML: any characters, any line ends. */
        public Builder html(String html) {
            this.html = Optional.of(html);
            return this;
        }

        /**
         * Sets the Message-ID, with or without its angle brackets.
         *
         * @throws IllegalArgumentException if it is not {@linkplain MessageId#isLegal legal}
         */
        public Builder messageId(String id) {
            String bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
            String whole = "<" + bare + ">";
            if (!MessageId.isLegal(whole)) {
                throw new IllegalArgumentException("a Message-ID is <left@right> of printable ASCII");
            }
            messageId = Optional.of(whole);
            return this;
        }

        /** Sets the date of the header; the bytes show it in UTC, to the second. */
        public Builder date(Instant date) {
            this.date = Optional.of(date);
            return this;
        }

        /** Adds a header field. */
        public Builder header(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        /** Forgets the header fields of a name, in whatever case it was written. */
        public Builder noHeader(String name) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(name));
            return this;
        }

        /** Sets who signs the bytes. */
        public Builder signedBy(MessageSigner signer) {
            this.signer = signer;
            return this;
        }

        /** Sets the envelope's sender; without it, bounces go to the From address. */
        public Builder returnPath(EmailAddress address) {
            returnPath = Optional.of(address);
            return this;
        }

        /** Sets the envelope's recipients; without them, those of To, Cc and Bcc. */
        public Builder recipients(List<EmailAddress> recipients) {
            this.recipients = Optional.of(List.copyOf(new LinkedHashSet<>(recipients)));
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalArgumentException if there is no recipient
         * @throws IllegalStateException if From, Message-ID, date, or both text and HTML are missing
         */
        public OutgoingMessage build() {
            if (text.isEmpty() && html.isEmpty()) {
                throw new IllegalStateException("a message needs a text, an HTML, or both");
            }
            return new OutgoingMessage(
                    this,
                    from.orElseThrow(() -> new IllegalStateException("a message needs a From")),
                    messageId.orElseThrow(() -> new IllegalStateException("a message needs a Message-ID")),
                    date.orElseThrow(() -> new IllegalStateException("a message needs a date")));
        }
    }
}
