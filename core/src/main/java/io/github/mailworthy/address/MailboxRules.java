package io.github.mailworthy.address;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.github.mailworthy.address.MailboxObservation.Word;
import java.util.List;
import java.util.Set;

/**
 * Tells what a reply to {@code RCPT} says of the mailbox (RFC 5321 §4.2, RFC 3463, RFC 5248).
 *
 * <p>Only words and codes that speak of the mailbox count against it. What speaks of us, the senders, comes first: servers that block a
 * client like to say so with the code for an unknown user.
 */
public final class MailboxRules {
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    private static final List<String> ABOUT_US = List.of(
            "blocked",
            "blacklist",
            "block list",
            "blocklist",
            "blocklisted",
            "denylist",
            "spamhaus",
            "barracuda",
            "reputation",
            "dnsbl",
            "rbl",
            "spam",
            "your ip",
            "client host",
            "not authorized",
            "access denied",
            "policy",
            "banned",
            "sender verify",
            "sender address",
            "helo",
            "relay access",
            "relaying",
            "to relay",
            "not relay",
            "relay not",
            "relay denied",
            "open relay",
            "reverse dns",
            "ptr record",
            "rate limit",
            "too many");

    private static final List<String> ABOUT_THE_MAILBOX = List.of(
            "user unknown",
            "unknown user",
            "no such user",
            "no such recipient",
            "recipient unknown",
            "unknown recipient",
            "unknown local",
            "mailbox not found",
            "mailbox unavailable",
            "mailbox does not exist",
            "no mailbox",
            "user not found",
            "does not exist",
            "doesn't exist",
            "invalid recipient",
            "invalid mailbox",
            "not a valid mailbox",
            "address unknown",
            "unrouteable address",
            "undeliverable address",
            "recipient not found",
            "no such address",
            "user doesn't");

    private static final List<String> DISABLED = List.of(
            "account disabled",
            "account is disabled",
            "mailbox disabled",
            "mailbox is disabled",
            "account inactive",
            "inactive user",
            "user suspended",
            "account suspended",
            "account has been disabled");

    private static final List<String> FULL = List.of(
            "mailbox full",
            "mailbox is full",
            "over quota",
            "quota exceeded",
            "insufficient storage",
            "over its quota");

    private MailboxRules() {}

    /**
     * The word of a reply.
     *
     * @param code three digits
     * @param enhanced the status code of RFC 3463, empty if there was none
     * @param text the reply's text
     */
    public static Word word(int code, String enhanced, String text) {
        String words = withoutAddresses(Ascii.lower(text));
        if (code / 100 == 2) {
            return code == 252 ? Word.REFUSED : Word.ACCEPTED;
        }
        if (enhanced.endsWith(".2.2") || contains(words, FULL)) {
            return Word.FULL;
        }
        if (code / 100 == 4) {
            return Word.LATER;
        }
        if (enhanced.equals("5.6.7")) {
            return Word.NO_SMTPUTF8;
        }
        if (code / 100 != 5 || enhanced.startsWith("5.7.") || contains(words, ABOUT_US)) {
            return Word.REFUSED;
        }
        if (enhanced.equals("5.2.1") || contains(words, DISABLED)) {
            return Word.DISABLED;
        }
        boolean unknown = NO_MAILBOX.contains(enhanced) || contains(words, ABOUT_THE_MAILBOX);
        return unknown ? Word.NO_SUCH_MAILBOX : Word.REFUSED;
    }

    /** An address that the reply repeats says nothing, whatever it is called. */
    private static String withoutAddresses(String words) {
        StringBuilder left = new StringBuilder(words.length());
        for (String word : Splitter.on(CharMatcher.whitespace()).split(words)) {
            left.append(word.indexOf('@') < 0 ? word : "").append(' ');
        }
        return left.toString();
    }

    private static boolean contains(String words, List<String> any) {
        return any.stream().anyMatch(words::contains);
    }
}
