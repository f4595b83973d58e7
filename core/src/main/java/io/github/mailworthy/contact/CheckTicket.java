package io.github.mailworthy.contact;

/**
 * A check under way: what it was asked about.
 *
 * @param key the contact
 * @param id of the check
 * @param round the evidence round when it began
 * @param evidence what was known of the mailbox then
 */
public record CheckTicket(ContactKey key, String id, int round, MailboxFacts evidence) {}
