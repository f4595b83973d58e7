package io.github.mailworthy.sender.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DkimKeyRecordTest {
    private static final String RSA = base64(generated("RSA", 2048));
    private static final String ED25519 = base64(generated("Ed25519", 255));

    @Test
    void a_plain_key_is_usable_without_findings() {
        DkimKeyReport report = read("v=DKIM1; k=rsa; p=" + RSA);
        assertTrue(report.usable());
        assertEquals(List.of(), report.findings());
        assertEquals(RSA, report.key().orElseThrow().subjectPublicKeyInfo());
        assertEquals(2048, report.key().orElseThrow().bits());
        assertTrue(read("p=" + RSA).usable());
        assertTrue(read(" v = DKIM1 ;\r\n p = " + RSA.substring(0, 50) + "\r\n\t " + RSA.substring(50) + " ; ")
                .usable());
        assertTrue(read("v=DKIM1; n=hello \"there\"; x9_=?; p=" + RSA + ";").usable());
    }

    @Test
    void strings_of_one_record_are_joined_without_a_space() {
        assertTrue(DkimKeyRecord.read(List.of("v=DKIM1; p=" + RSA.substring(0, 100), RSA.substring(100)), List.of())
                .usable());
    }

    @Test
    void the_same_key_in_another_form_is_the_same_key() {
        byte[] info = Base64.getDecoder().decode(RSA);
        byte[] bare = Arrays.copyOfRange(info, 24, info.length);
        DkimKeyReport report = read("v=DKIM1; p=" + base64(bare));
        assertTrue(report.usable());
        assertEquals(read("p=" + RSA).key(), report.key());
        assertEquals(report.key(), DkimPublicKey.ofDer(info));
        assertEquals("v=DKIM1; k=rsa; p=" + RSA, report.key().orElseThrow().record());
    }

    @Test
    void ed25519_keys_are_bare() {
        byte[] info = Base64.getDecoder().decode(ED25519);
        String bare = base64(Arrays.copyOfRange(info, 12, 44));
        DkimKeyReport report = read("v=DKIM1; k=ed25519; p=" + bare);
        assertTrue(report.usable());
        assertEquals(ED25519, report.key().orElseThrow().subjectPublicKeyInfo());
        assertEquals(bare, report.key().orElseThrow().tagValue());
        unusable("ED25519_AS_SPKI", "v=DKIM1; k=ed25519; p=" + ED25519);
        unusable("NOT_A_KEY", "v=DKIM1; p=" + bare);
        unusable("NOT_A_KEY", "v=DKIM1; k=ed25519; p=" + RSA);
        unusable("NOT_A_KEY", "v=DKIM1; k=ed25519; p=AAAA");
        unusable("HASH", "v=DKIM1; h=sha1; k=ed25519; p=" + bare);
    }

    @Test
    void an_empty_key_is_revoked() {
        unusable("REVOKED", "v=DKIM1; p=");
        unusable("REVOKED", "v=DKIM1; k=ed25519; p= ;");
        assertEquals(Optional.empty(), read("v=DKIM1; p=").key());
    }

    @Test
    void short_keys_are_weak_and_shorter_ones_are_none() {
        DkimKeyReport weak = read("p=" + base64(generated("RSA", 1024)));
        assertTrue(weak.usable());
        assertTrue(weak.has("WEAK"));
        assertTrue(read("p=" + base64(generated("RSA", 2047))).has("WEAK"));
        unusable("TOO_SHORT", "p=" + base64(generated("RSA", 1023)));
        unusable("TOO_SHORT", "p=" + base64(generated("RSA", 512)));
    }

    @Test
    void flags_are_told() {
        DkimKeyReport report = read("v=DKIM1; t = y : s : z; p=" + RSA);
        assertTrue(report.usable());
        assertTrue(report.testing());
        assertTrue(report.has("TESTING"));
        assertTrue(report.has("STRICT"));
    }

    @Test
    void the_version_stands_first_if_at_all() {
        unusable("VERSION", "k=rsa; v=DKIM1; p=" + RSA);
        unusable("VERSION", "v=DKIM2; p=" + RSA);
        unusable("VERSION", "v=dkim1; p=" + RSA);
        unusable("VERSION", "v=; p=" + RSA);
    }

    @Test
    void hash_service_and_type_must_fit() {
        assertTrue(read("v=DKIM1; h=sha1 : sha256; s=other:email; p=" + RSA).usable());
        assertTrue(read("v=DKIM1; s=*; p=" + RSA).usable());
        unusable("HASH", "v=DKIM1; h=sha1; p=" + RSA);
        unusable("SERVICE", "v=DKIM1; s=web; p=" + RSA);
        unusable("KEY_TYPE", "v=DKIM1; k=dsa; p=" + RSA);
    }

    @Test
    void what_is_no_tag_list_is_no_record() {
        unusable("SYNTAX", "v=DKIM1; p=" + RSA + "; oops");
        unusable("SYNTAX", "v=DKIM1;; p=" + RSA);
        unusable("SYNTAX", "");
        unusable("SYNTAX", "\"v=DKIM1; p=" + RSA + "\"");
        unusable("DUPLICATE_TAG", "v=DKIM1; p=" + RSA + "; p=" + RSA);
        unusable("KEY_MISSING", "v=DKIM1; k=rsa");
        unusable("NOT_BASE64", "v=DKIM1; p=M*" + RSA);
        unusable("NOT_BASE64", "v=DKIM1; p=-----BEGIN PUBLIC KEY-----" + RSA + "-----END PUBLIC KEY-----");
        unusable("NOT_A_KEY", "v=DKIM1; p=" + RSA.substring(0, 255 - 11));
        unusable("NOT_A_KEY", "v=DKIM1; p=" + base64(generated("EC", 256)));
        assertTrue(read("v=DKIM1\\; p=" + RSA).has("ESCAPED_SEMICOLON"));
    }

    @Test
    void several_records_at_one_selector_cannot_be_relied_on() {
        DkimKeyReport report = DkimKeyRecord.read(List.of("v=DKIM1; p=" + RSA), List.of("v=DKIM1; p=" + RSA));
        assertFalse(report.usable());
        assertTrue(report.has("MULTIPLE_RECORDS"));
        DkimKeyReport split =
                DkimKeyRecord.read(List.of("v=DKIM1; p=" + RSA.substring(0, 200)), List.of(RSA.substring(200)));
        assertFalse(split.usable());
        assertTrue(split.has("SPLIT_RECORD"));
    }

    private static void unusable(String code, String text) {
        DkimKeyReport report = read(text);
        assertFalse(report.usable(), text);
        assertTrue(report.has(code), () -> report.findings() + " for " + text);
    }

    private static DkimKeyReport read(String text) {
        return DkimKeyRecord.read(List.of(text), List.of());
    }

    private static byte[] generated(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
