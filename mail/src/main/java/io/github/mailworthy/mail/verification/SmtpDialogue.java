package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.MailboxObservation.Word;
import io.github.mailworthy.address.MailboxRules;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** One conversation: greeting, encryption if offered, sender, the recipient, a random one if that was taken; no message, ever. */
final class SmtpDialogue {
    private final SmtpConnection server;
    private final String host;
    private final String helo;
    private final String mailFrom;

    SmtpDialogue(SmtpConnection server, String host, String helo, String mailFrom) {
        this.server = server;
        this.host = host;
        this.helo = helo;
        this.mailFrom = mailFrom;
    }

    /**
     * Asks for the address.
     *
     * @param anyName what is known of random names at this domain already
     * @param random makes a name that nobody has
     */
    Told ask(EmailAddress address, Optional<Boolean> anyName, Supplier<String> random) throws IOException {
        Reply greeting = server.reply();
        if (!greeting.isPositive()) {
            return Told.notAsked(greeting);
        }
        Reply hello = hello();
        if (hello.offers("STARTTLS") && server.command("STARTTLS").isPositive()) {
            server.encrypt(host);
            hello = hello();
        }
        if (!hello.isPositive()) {
            return Told.notAsked(hello);
        }
        boolean utf8 = address.needsSmtpUtf8();
        if (utf8 && !hello.offers("SMTPUTF8")) {
            quit();
            return new Told(Word.NO_SMTPUTF8, Optional.empty(), hello);
        }
        Reply sender = server.command("MAIL FROM:<" + mailFrom + ">" + (utf8 ? " SMTPUTF8" : ""));
        Told told = sender.isPositive() ? recipients(address, anyName, random) : Told.notAsked(sender);
        quit();
        return told;
    }

    /** A server that hung up after its last word has said it all the same. */
    private void quit() {
        try {
            server.command("QUIT");
        } catch (IOException ignored) {
            // nothing more is wanted of it
        }
    }

    private Reply hello() throws IOException {
        Reply hello = server.command("EHLO " + helo);
        return hello.code() / 100 == 5 ? server.command("HELO " + helo) : hello;
    }

    private Told recipients(EmailAddress address, Optional<Boolean> anyName, Supplier<String> random)
            throws IOException {
        Reply reply = recipient(address.normalised());
        Word word = MailboxRules.word(reply.code(), reply.enhanced(), reply.text());
        if (word != Word.ACCEPTED) {
            return new Told(word, Optional.empty(), reply);
        }
        if (anyName.isPresent()) {
            return new Told(word, anyName, reply);
        }
        Reply nobody = recipient(random.get() + "@" + address.domain());
        return switch (MailboxRules.word(nobody.code(), nobody.enhanced(), nobody.text())) {
            case ACCEPTED -> new Told(word, Optional.of(true), reply);
            case NO_SUCH_MAILBOX, DISABLED -> new Told(word, Optional.of(false), reply);
            default -> new Told(word, Optional.empty(), nobody);
        };
    }

    private Reply recipient(String address) throws IOException {
        return server.command("RCPT TO:<" + address + ">");
    }

    /**
     * What came of it.
     *
     * @param word the server's word on the mailbox
     * @param anyName whether it takes any name; empty if that was not told
     * @param reply the reply that decided
     */
    record Told(Word word, Optional<Boolean> anyName, Reply reply) {
        /** The server would not let us come to the recipient. */
        static Told notAsked(Reply reply) {
            return new Told(reply.code() / 100 == 4 ? Word.LATER : Word.REFUSED, Optional.empty(), reply);
        }
    }
}
