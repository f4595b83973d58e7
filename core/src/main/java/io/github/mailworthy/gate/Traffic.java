package io.github.mailworthy.gate;

/**
 * What came of an account's messages in one account-local day, to one receiver or to all.
 *
 * <p>Failures and complaints are counted once for each message and recipient, on the day they come in; deliveries as often as they are
 * told.
 *
 * @param sent handed over and taken, as far as this library did it or was told
 * @param delivered as told by feedback
 * @param hard failed because the address is dead
 * @param soft failed for another reason that counts against the contact
 * @param blocked refused for the sender's fault: policy, reputation, authentication, rate
 * @param refused for the message's own fault: its size, content or form
 * @param complaints about it
 */
public record Traffic(long sent, long delivered, long hard, long soft, long blocked, long refused, long complaints) {}
