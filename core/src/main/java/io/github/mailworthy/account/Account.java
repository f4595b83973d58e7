package io.github.mailworthy.account;

import io.github.mailworthy.address.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What the host knows of an account and the rules ask for.
 *
 * @param id its id
 * @param name as its people read it, for letters
 * @param createdAt when it came into being; the host says which date counts after a merge or a transfer
 * @param zone where its days begin and end, an IANA zone
 * @param owner to whom letters about the account go
 * @param inGoodStanding false while the host has it suspended, unpaid or under investigation
 */
public record Account(
        AccountId id, String name, Instant createdAt, ZoneId zone, EmailAddress owner, boolean inGoodStanding) {}
