package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.address.MailboxObservation.Word;
import org.junit.jupiter.api.Test;

class MailboxRulesTest {
    @Test
    void only_what_speaks_of_the_mailbox_counts_against_it() {
        assertEquals(Word.ACCEPTED, MailboxRules.word(250, "2.1.5", "Ok"));
        assertEquals(Word.ACCEPTED, MailboxRules.word(251, "", "User not local; will forward"));
        assertEquals(Word.REFUSED, MailboxRules.word(252, "2.1.5", "Cannot VRFY user"));
        assertEquals(Word.NO_SUCH_MAILBOX, MailboxRules.word(550, "5.1.1", "User unknown"));
        assertEquals(Word.NO_SUCH_MAILBOX, MailboxRules.word(550, "5.1.10", "Recipient not found"));
        assertEquals(Word.NO_SUCH_MAILBOX, MailboxRules.word(550, "", "No such user here"));
        assertEquals(Word.DISABLED, MailboxRules.word(550, "5.2.1", "The account is closed"));
        assertEquals(Word.FULL, MailboxRules.word(452, "4.2.2", "Try later"));
        assertEquals(Word.FULL, MailboxRules.word(552, "5.2.2", "x"));
        assertEquals(Word.NO_SMTPUTF8, MailboxRules.word(553, "5.6.7", "x"));
    }

    @Test
    void postfix_s_words_for_an_unknown_user_are_told_from_its_words_against_us() {
        String table = "<spam@real.test>: Recipient address rejected: User unknown in relay recipient table";
        assertEquals(Word.NO_SUCH_MAILBOX, MailboxRules.word(550, "5.1.1", table));
        assertEquals(
                Word.NO_SUCH_MAILBOX,
                MailboxRules.word(
                        550,
                        "5.1.1",
                        "<policy@real.test>: Recipient address rejected: User unknown in virtual mailbox table"));
        assertEquals(Word.REFUSED, MailboxRules.word(554, "", "<x@real.test>: Relay access denied"));
        assertEquals(Word.REFUSED, MailboxRules.word(550, "5.1.1", "we do not relay; user unknown"));
        assertEquals(
                Word.REFUSED,
                MailboxRules.word(550, "5.1.1", "Client host [192.0.2.1] blocked using zen.example.org; user unknown"));
    }

    @Test
    void what_speaks_of_us_or_of_nothing_does_not() {
        assertEquals(Word.REFUSED, MailboxRules.word(550, "5.7.1", "User unknown"));
        assertEquals(Word.REFUSED, MailboxRules.word(550, "5.1.1", "Blocked using Spamhaus"));
        assertEquals(Word.REFUSED, MailboxRules.word(550, "", "Requested action not taken"));
        assertEquals(Word.REFUSED, MailboxRules.word(554, "5.7.1", "Relay access denied"));
        assertEquals(Word.LATER, MailboxRules.word(450, "4.2.0", "Greylisted, user unknown"));
        assertEquals(Word.LATER, MailboxRules.word(421, "", "Too many connections"));
        assertEquals(Word.REFUSED, MailboxRules.word(354, "", ""));
    }
}
