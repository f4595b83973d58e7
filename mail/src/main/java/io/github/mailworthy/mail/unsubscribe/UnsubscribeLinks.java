package io.github.mailworthy.mail.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.message.Header;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;

/**
 * The links by which a recipient ends a subscription, and the header fields that tell mail programs of them. Safe for many threads.
 *
 * <p>RFC 8058 §4 wants both fields covered by the message's DKIM signature.
 */
public final class UnsubscribeLinks {
    /** Longer words of a header field are not written as they are (RFC 5322 §2.1.1 has lines of 998 octets). */
    private static final int LONGEST_WORD = 900;

    /**
     * Stands in a commercial message's text and HTML for the link of the one who gets the copy; so do forms that editors make of it, in any
     * case, with blanks inside the braces, or with the braces as {@code %7B} and {@code %7D}. A message that is not commercial keeps it as
     * it is: it has no list to leave.
     */
    public static final String PLACE = "{{unsubscribe}}";

    private final UnsubscribeTokens tokens;
    private final String page;
    private final String mailbox;

    /**
     * Links to a host's page and mailbox.
     *
     * @param page whose last path segment will be the token, such as {@code https://mail.host.example/u/}: over HTTPS (RFC 8058 §3.1),
     *     ending in a slash, without a query or a fragment, not asking for a log-in, answering no redirect
     * @param mailbox whose mails are read and their subject checked as a token, {@code unsubscribe@host.example}
     * @throws IllegalArgumentException if the page is not of that form, or it or the mailbox are too long for a header field with the
     *     longest token: more than 157 or 142 octets
     */
    public UnsubscribeLinks(UnsubscribeTokens tokens, URI page, EmailAddress mailbox) {
        if (!"https".equals(page.getScheme())
                || page.getHost() == null
                || page.getRawQuery() != null
                || page.getRawFragment() != null
                || !page.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "the page is an absolute https URI ending in a slash, without a query or a fragment, not " + page);
        }
        this.tokens = tokens;
        this.page = page.toASCIIString();
        this.mailbox = uriPart(Mailbox.of(mailbox).addrSpec());
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

    /** As a {@code mailto} URI has it (RFC 6068 §2). */
    private static String uriPart(String addrSpec) {
        StringBuilder part = new StringBuilder();
        for (byte octet : addrSpec.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean asItIs = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!$'*+@".indexOf(c) >= 0);
            part.append(
                    asItIs
                            ? String.valueOf(c)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return part.toString();
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
        return headers(tokens.make(subscription));
    }

    private List<Header> headers(String token) {
        return List.of(
                new Header("List-Unsubscribe", web(token) + " " + mail(token)),
                new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    /**
     * Puts the header fields into a copy of a message, in place of any it has (RFC 2369 §3.1: one each), and the link in all {@linkplain
     * #PLACE places} for it.
     *
     * @param message as it is; the copy was made from it
     */
    public void addTo(OutgoingMessage.Builder copy, OutgoingMessage message, Subscription subscription) {
        String token = tokens.make(subscription);
        for (Header field : headers(token)) {
            copy.noHeader(field.name()).header(field.name(), field.value());
        }
        String link = page + token;
        message.text().ifPresent(text -> copy.text(LinkPlaces.fill(text, link)));
        String escaped = link.replace("&", "&amp;").replace("'", "&#39;");
        message.html().ifPresent(html -> copy.html(LinkPlaces.fill(html, escaped)));
    }
}
