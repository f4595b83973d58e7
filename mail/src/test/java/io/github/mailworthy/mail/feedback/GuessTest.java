package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.feedback.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
    private static final String STRANGE = """
            From: MAILER-DAEMON@mx.example.jp
            To: bounces@sender.example
            Subject: Returned mail

            Alas! kim@remote.example has an overfull letter box: 552 mailbox full
            Ask support@mx.example.jp.
            """;

    @Test
    void a_text_that_nobody_knows_is_guessed_at_if_it_is_ours() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full - 552 guess"), Samples.told(STRANGE));
    }

    @Test
    void and_not_understood_if_it_is_not() {
        assertEquals(Reading.Result.NOT_UNDERSTOOD, Samples.read(STRANGE).result());
    }

    @Test
    void a_letter_from_a_person_is_not_guessed_at() {
        assertEquals(
                Reading.Result.UNRELATED,
                Samples.readOurs(STRANGE.replace("MAILER-DAEMON", "kim").replace("Returned mail", "hello"))
                        .result());
    }

    @Test
    void whom_a_notice_tells_to_ask_is_not_whom_it_could_not_reach() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full - - guess"), Samples.told("""
                        From: MAILER-DAEMON@isp.example
                        To: bounces@sender.example
                        Subject: Undelivered mail

                        Questions go to jane.roe@isp.example.

                        Letters to kim@remote.example come back: over quota.
                        """));
    }

    @Test
    void who_a_sentence_says_wrote_is_not_whom_it_could_not_reach() {
        assertEquals(List.of("kim@remote.example bounce soft content - - guess"), Samples.told("""
                        From: Firewall <firewall@isp.example>
                        To: bounces@sender.example
                        Subject: Mail rejected as spam

                        A mail from you (news-7@sender.example) to kim@remote.example was stopped as spam.
                        """));
    }

    @Test
    void the_null_return_path_alone_makes_no_report_of_a_letter() {
        assertEquals(List.of(), Samples.told(LETTER));
    }

    @Test
    void and_with_the_words_of_a_failure_it_does() {
        assertEquals(
                List.of("lee@remote.example bounce soft unknown - - wording"),
                Samples.told(LETTER.replace("Write to", "It could not be delivered to")));
    }

    @Test
    void what_went_to_a_list_is_a_letter_about_failures() {
        assertEquals(List.of(), Samples.told("""
                        From: Tips <tips@deliverability.example>
                        To: bounces@sender.example
                        Subject: Why your mail is undeliverable
                        List-Id: <tips.deliverability.example>

                        "550 5.1.1 User unknown" means that mail to info@remote.example could not be delivered.
                        """));
    }

    private static final String LETTER = """
            Return-Path: <>
            From: Kim <kim@remote.example>
            To: bounces@sender.example
            Subject: Summer

            I am at the lake. Write to lee@remote.example if it burns.
            """;

    @Test
    void a_new_address_is_not_the_one_that_failed() {
        assertEquals(List.of(), Samples.told("""
                        Return-Path: <>
                        From: Kim <kim@remote.example>
                        To: bounces@sender.example
                        Subject: Autumn cakes

                        kim@remote.example does not exist any more. Your mail was not delivered. New address: kim@new.example
                        """));
    }

    @Test
    void what_arrived_has_not_bounced() {
        assertEquals(List.of("kim@remote.example delivered - - - - guess"), Samples.told("""
                        From: MAILER-DAEMON@mx.example
                        To: bounces@sender.example
                        Subject: Successful Mail Delivery Report

                        This is the mail system. Your message was successfully delivered to kim@remote.example.
                        """));
    }

    @Test
    void a_warning_without_its_banner_is_a_delay() {
        assertEquals(List.of("kim@remote.example delayed soft routing - 451 sendmail"), Samples.told("""
                        From: MAILER-DAEMON@mx.example (Mail Delivery Subsystem)
                        To: news@sender.example
                        Subject: Warning: could not send message for past 4 hours

                        The original message was received at Sun, 22 Nov 2026 06:00:00 GMT
                        from localhost [127.0.0.1]

                           ----- The following addresses had transient non-fatal errors -----
                        <kim@remote.example>

                           ----- Transcript of session follows -----
                        451 <kim@remote.example>... mx.remote.example: Name server timeout
                        Warning: message still undelivered after 4 hours
                        Will keep trying until message is 5 days old
                        """));
    }

    @Test
    void a_service_that_stands_alone_is_whom_the_message_was_for() {
        assertEquals(List.of("support@remote.example bounce hard no-such-mailbox - - guess"), Samples.told("""
                        From: MAILER-DAEMON@remote.example
                        To: bounces@sender.example
                        Subject: sorry

                        Sending to this address has failed.

                        support@remote.example

                        User unknown
                        """));
    }
}
