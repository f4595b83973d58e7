package io.github.mailworthy.mail.gate;

import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.StoreDownPolicy;

/**
 * The policies of a gate.
 *
 * @param policy which kinds of message go to a contact in which status
 * @param storeDown which kinds go out while the store cannot be asked
 * @param health when an account's own numbers hold its commercial mail
 */
public record GateSettings(SendPolicy policy, StoreDownPolicy storeDown, HealthPolicy health) {
    /** The defaults of all three. */
    public static final GateSettings STANDARD =
            new GateSettings(SendPolicy.standard(), StoreDownPolicy.STANDARD, HealthPolicy.STANDARD);

    /** These with another matrix. */
    public GateSettings with(SendPolicy other) {
        return new GateSettings(other, storeDown, health);
    }

    /** These with another choice for when the store is down. */
    public GateSettings with(StoreDownPolicy other) {
        return new GateSettings(policy, other, health);
    }

    /** These with another health policy. */
    public GateSettings with(HealthPolicy other) {
        return new GateSettings(policy, storeDown, other);
    }
}
