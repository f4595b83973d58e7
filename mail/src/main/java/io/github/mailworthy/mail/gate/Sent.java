package io.github.mailworthy.mail.gate;

import io.github.mailworthy.address.EmailAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one message.
 *
 * @param deliveries one for each of the envelope's recipients, in their order
 */
public record Sent(Map<EmailAddress, Delivery> deliveries) {
    /** Copies the map. */
    public Sent {
        deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
    }

    /** How many recipients' mail a server took. */
    public long accepted() {
        return deliveries.values().stream().filter(Delivery::isAccepted).count();
    }
}
