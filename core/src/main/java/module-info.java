/** Values and decisions: same arguments, same answer. Never waits, never fails for the world's sake. */
module io.github.mailworthy.core {
    requires com.google.common;
    requires static transitive org.jspecify;

    exports io.github.mailworthy.account;
    exports io.github.mailworthy.address;
    exports io.github.mailworthy.breaker;
    exports io.github.mailworthy.change;
    exports io.github.mailworthy.dns;
    exports io.github.mailworthy.text;
    exports io.github.mailworthy.summary;
    exports io.github.mailworthy.contact;
    exports io.github.mailworthy.safelist;
    exports io.github.mailworthy.gate;
    exports io.github.mailworthy.card;
    exports io.github.mailworthy.feedback;
    exports io.github.mailworthy.letter;
    exports io.github.mailworthy.sender;
    exports io.github.mailworthy.sender.dkim;
    exports io.github.mailworthy.sender.dmarc;
    exports io.github.mailworthy.sender.domain;
    exports io.github.mailworthy.sender.spf;
}
