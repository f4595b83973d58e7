package io.github.mailworthy.mail.unsubscribe;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.Header;
import io.github.mailworthy.mail.message.Mailbox;
import java.net.URI;
import java.util.List;

/**
 * The links by which a recipient ends a subscription, and the header fields that tell mail programs of them. Safe for many threads.
 *
 * <p>RFC 8058 §4 wants both fields covered by the message's DKIM signature.
 */
public final class UnsubscribeLinks {
    /** Longer words of a header field are not written as they are (RFC 5322 §2.1.1 has lines of 998 octets). */
    private static final int LONGEST_WORD = 900;

    private final UnsubscribeTokens tokens;
    private final String page;
    private final String mailbox;

    /**
     * Links to a host's page and mailbox.
     *
     * @param page whose last path segment will be the token, such as {@code https://mail.host.example/u/}: over HTTPS (RFC 8058 §3.1),
     *     ending in a slash, not asking for a log-in, answering no redirect
     * @param mailbox whose mails are read and their subject checked as a token, {@code unsubscribe@host.example}
     * @throws IllegalArgumentException if the page is not of that form, or it or the mailbox are too long for a header field with the
     *     longest token: more than 157 or 142 octets
     */
    public UnsubscribeLinks(UnsubscribeTokens tokens, URI page, EmailAddress mailbox) {
        if (!"https".equals(page.getScheme())
                || page.getHost() == null
                || !page.toString().endsWith("/")) {
            throw new IllegalArgumentException("the page is an absolute https URI ending in a slash, not " + page);
        }
        this.tokens = tokens;
        this.page = page.toASCIIString();
        this.mailbox = Mailbox.of(mailbox).addrSpec();
        requireRoom(web(""));
        requireRoom(mail(""));
    }

    private static void requireRoom(String around) {
        int most = LONGEST_WORD - UnsubscribeTokens.LONGEST_MADE;
        if (around.length() > most) {
            throw new IllegalArgumentException(
                    around + " leaves no room for a token: it has " + most + " characters at most");
        }
    }

    private String web(String token) {
        return "<" + page + token + ">,";
    }

    private String mail(String token) {
        return "<mailto:" + mailbox + "?subject=" + token + ">";
    }

    /** The link for the message's text. */
    public URI link(Subscription subscription) {
        return URI.create(page + tokens.make(subscription));
    }

    /** {@code List-Unsubscribe} with the page and the mailbox, and {@code List-Unsubscribe-Post} (RFC 8058 §3.1). */
    public List<Header> headers(Subscription subscription) {
        String token = tokens.make(subscription);
        return List.of(
                new Header("List-Unsubscribe", web(token) + " " + mail(token)),
                new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
}
