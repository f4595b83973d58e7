package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailScannerTest {
    @Test
    void what_a_detector_held_back_names_whom_it_was_for() {
        assertEquals(List.of("kim@remote.example bounce soft content - - mailscanner"), Samples.told("""
                        Return-Path: <>
                        From: "MailScanner" <postmaster@remote.example>
                        To: news@sender.example
                        Subject: Problem: Filename trouble in e-mail you sent

                        Our e-mail content detector has just been triggered by a message you sent:-
                          To: kim@remote.example
                          Subject: the form
                          Date: Tue Jun  1 10:00:00 2004

                        One or more of the attachments (form.scr) are on the list of
                        unacceptable attachments for this site and will not have been
                        delivered.
                        """));
    }

    @Test
    void a_virus_is_the_messages_fault_too() {
        assertEquals(List.of("kim@remote.example bounce soft content - - mailscanner"), Samples.told("""
                        Return-Path: <>
                        From: "MailScanner" <postmaster@remote.example>
                        To: news@sender.example
                        Subject: Warning: E-mail viruses detected

                        Our virus detector has just been triggered by a message you sent:-
                          To: <kim@remote.example>
                          Subject: the form

                        Any infected parts of the message have not been delivered.

                        The virus detector said this about the message:
                        Report: form.zip contains a virus
                        """));
    }
}
