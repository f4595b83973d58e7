package io.github.mailworthy.mail.spi;

/**
 * Hears what happened to contacts, after it was stored.
 *
 * <p>Called on the thread that made the change, before its call returns, and by many threads at once: be quick, hand longer work to
 * a queue of your own. An exception is caught and logged; it changes nothing, and the change stays. Two events of one contact may be
 * heard in the other order than they were stored, from two threads or nodes: {@link ContactEvent#after} tells which is later. Heard
 * at most once: a process that dies between storing and telling has told nobody, so whoever must not miss anything reads
 * {@code Storage.changed} besides.
 *
 * <p>Plain deliveries are no events. Events of all nodes are told on the node that made the change.
 */
public interface ContactListener {
    /** Something happened to a contact. */
    void happened(ContactEvent event);
}
