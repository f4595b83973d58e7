package io.github.mailworthy.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IpAddressProperties {
    @Property
    void an_address_is_written_as_RFC_5952_says_and_keeps_its_bytes(@ForAll("addresses") byte[] bytes)
            throws UnknownHostException {
        InetAddress peer = InetAddress.getByAddress(bytes);
        IpAddress address = IpAddress.of(bytes);
        assertEquals(InetAddresses.toAddrString(peer), address.toString());
        assertArrayEquals(peer.getAddress(), address.bytes());
    }

    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> mostlyZero = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just((byte) 0)), net.jqwik.api.Tuple.of(1, Arbitraries.bytes()));
        return Arbitraries.of(4, 16).flatMap(n -> mostlyZero.array(byte[].class).ofSize(n));
    }
}
