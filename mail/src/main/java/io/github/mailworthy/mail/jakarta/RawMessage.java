package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.Mailbox;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** Finished bytes in the clothes that a transport wants: it writes them as they are, and names the envelope's sender. */
final class RawMessage extends MimeMessage {
    private final byte[] bytes;
    private final EmailAddress returnPath;
    private boolean written;

    RawMessage(Session session, byte[] bytes, EmailAddress returnPath) {
        super(session);
        this.bytes = bytes;
        this.returnPath = returnPath;
    }

    /** An address as it is: what it holds was checked where it was made, and nothing is parsed again. */
    static InternetAddress address(EmailAddress address) {
        InternetAddress made = new InternetAddress();
        made.setAddress(Mailbox.of(address).addrSpec());
        return made;
    }

    @Override
    public Address[] getFrom() {
        return new Address[] {address(returnPath)};
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(bytes);
        written = true;
    }

    /** Whether all of it went out: from here on, no answer means that nobody knows. */
    boolean isWritten() {
        return written;
    }
}
