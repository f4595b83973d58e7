package io.github.mailworthy.sender.spf;

import io.github.mailworthy.dns.IpAddress;

/** Comparing addresses by their leading bits. */
final class Prefix {
    private Prefix() {}

    static boolean covers(IpAddress network, IpAddress client, int bits) {
        if (network.v6() != client.v6()) {
            return false;
        }
        if (!client.v6()) {
            return bits == 0 || (network.low() ^ client.low()) >>> (32 - bits) == 0;
        }
        if (bits <= 64) {
            return bits == 0 || (network.high() ^ client.high()) >>> (64 - bits) == 0;
        }
        return network.high() == client.high() && (network.low() ^ client.low()) >>> (128 - bits) == 0;
    }
}
