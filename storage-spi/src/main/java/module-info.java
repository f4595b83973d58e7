/** What a store must keep, the contract as runnable rules, and two stores that keep it. */
module io.github.mailworthy.storage {
    requires transitive io.github.mailworthy.core;
    requires static transitive java.sql;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.mailworthy.storage;
    exports io.github.mailworthy.storage.codec;
    exports io.github.mailworthy.storage.contract;
    exports io.github.mailworthy.storage.jdbc;
    exports io.github.mailworthy.storage.memory;
}
