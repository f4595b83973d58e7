/** The running mail system: desks, intake, gate, summary. */
module io.github.mailworthy.mail {
    requires transitive io.github.mailworthy.core;
    requires transitive io.github.mailworthy.storage;
    requires org.slf4j;
    requires com.google.common;
    requires transitive jakarta.mail;
    requires static org.eclipse.angus.mail;
    requires static com.fasterxml.jackson.core;
    requires static transitive org.jspecify;
    requires org.dnsjava;

    exports io.github.mailworthy.mail.contact;
    exports io.github.mailworthy.mail.dns;
    exports io.github.mailworthy.mail.feedback.webhook;
    exports io.github.mailworthy.mail.feedback;
    exports io.github.mailworthy.mail.gate;
    exports io.github.mailworthy.mail.jakarta;
    exports io.github.mailworthy.mail.letter;
    exports io.github.mailworthy.mail.message;
    exports io.github.mailworthy.mail.safelist;
    exports io.github.mailworthy.mail.screening;
    exports io.github.mailworthy.mail.sender;
    exports io.github.mailworthy.mail.spi;
    exports io.github.mailworthy.mail.summary;
    exports io.github.mailworthy.mail.testing;
    exports io.github.mailworthy.mail.text;
    exports io.github.mailworthy.mail.unsubscribe;
    exports io.github.mailworthy.mail.verification;
    exports io.github.mailworthy.mail.work;
    exports io.github.mailworthy.mail;
}
