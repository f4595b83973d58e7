package io.github.mailworthy.sender.dkim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DkimKeyRecordProperties {
    @Property
    void any_text_is_judged(@ForAll String text, @ForAll List<String> others) {
        DkimKeyReport report = DkimKeyRecord.read(List.of(text), others);
        assertTrue(!report.usable() || report.key().isPresent());
    }

    @Property
    void any_bytes_are_judged(@ForAll byte[] bytes) {
        byte[] sequence = new byte[bytes.length + 2];
        sequence[0] = 0x30;
        sequence[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, sequence, 2, bytes.length);
        DkimKeyReport report =
                DkimKeyRecord.read(List.of("p=" + Base64.getEncoder().encodeToString(sequence)), List.of());
        assertTrue(!report.findings().isEmpty() || report.key().isPresent());
    }
}
