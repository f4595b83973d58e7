package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeDiagnosticsTest {
    @Test
    void the_line_for_administrators() {
        assertEquals(
                List.of("kim@remote.example bounce hard no-such-mailbox 5.1.1 550 exchange-ndr"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Undeliverable: hello
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Delivery has failed to these recipients or distribution lists:

                        kim@remote.example
                        The recipient's e-mail address was not found in the recipient's e-mail system.

                        Diagnostic information for administrators:

                        Generating server: mail.remote.example

                        kim@remote.example
                        #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

                        Original message headers:

                        Return-Path: <bounces@sender.example>
                        Received: from app.sender.example by mx.example.jp; Thu, 29 Apr 2010 23:34:00 +0900
                        From: News <news@sender.example>
                        To: kim@remote.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        """));
    }

    @Test
    void the_line_for_administrators_in_french() {
        assertEquals(List.of("kim@remote.example bounce soft mailbox-full 5.2.2 550 exchange-ndr"), Samples.told("""
                        From: MAILER-DAEMON@mx.example.jp
                        To: bounces@sender.example
                        Subject: Non remis : hello
                        Date: Thu, 29 Apr 2010 23:34:45 +0900

                        Échec de la remise pour ces destinataires ou groupes :

                        kim@remote.example

                        Informations de diagnostic pour les administrateurs :

                        Serveur de génération : mail.remote.example

                        kim@remote.example
                        #550 5.2.2 RESOLVER.RST.QuotaExceeded ##

                        En-têtes de message d'origine :

                        Return-Path: <bounces@sender.example>
                        Received: from app.sender.example by mx.example.jp; Thu, 29 Apr 2010 23:34:00 +0900
                        From: News <news@sender.example>
                        To: kim@remote.example
                        Subject: hello
                        Message-ID: <m.1@sender.example>

                        hello
                        """));
    }
}
