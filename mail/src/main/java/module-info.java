/** The running mail system: desks, intake, gate, summary. */
module io.github.mailworthy.mail {
    requires transitive io.github.mailworthy.core;
    requires transitive io.github.mailworthy.storage;
    requires org.slf4j;
    requires com.google.common;
    requires transitive jakarta.mail;
    requires static org.eclipse.angus.mail;
    requires static transitive org.jspecify;
    requires org.dnsjava;

    exports io.github.mailworthy.mail.dns;
    exports io.github.mailworthy.mail.jakarta;
    exports io.github.mailworthy.mail.letter;
    exports io.github.mailworthy.mail.message;
    exports io.github.mailworthy.mail.screening;
    exports io.github.mailworthy.mail.sender;
    exports io.github.mailworthy.mail.feedback;
    exports io.github.mailworthy.mail.spi;
    exports io.github.mailworthy.mail.testing;
    exports io.github.mailworthy.mail.unsubscribe;
    exports io.github.mailworthy.mail.verification;
}
