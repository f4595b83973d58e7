package io.github.mailworthy.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialRangesTest {
    @Test
    void private_and_reserved_addresses_are_not_global() {
        for (String ip : List.of(
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.1.1",
                "172.31.255.255",
                "192.0.2.1",
                "192.168.0.1",
                "198.19.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002::1",
                "3fff::1")) {
            assertEquals(false, of(ip).isGlobal(), ip);
        }
    }

    @Test
    void all_others_are() {
        for (String ip : List.of(
                "8.8.8.8",
                "1.1.1.1",
                "172.32.0.1",
                "192.0.3.1",
                "100.128.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "::ffff:8.8.8.8")) {
            assertEquals(true, of(ip).isGlobal(), ip);
        }
    }

    private static IpAddress of(String ip) {
        return IpAddress.of(InetAddresses.forString(ip).getAddress());
    }
}
