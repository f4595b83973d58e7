/** The running mail system: desks, intake, gate, summary. */
module io.github.mailworthy.mail {
    requires transitive io.github.mailworthy.core;
    requires static transitive org.jspecify;

    exports io.github.mailworthy.mail.message;
    exports io.github.mailworthy.mail.spi;
    exports io.github.mailworthy.mail.testing;
}
