package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.DomainList;
import io.github.mailworthy.address.KnownDomains;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The domain lists that come with the library; sources, dates and licences are in each file's head and in {@code NOTICE.txt}. */
public final class BundledLists {
    private BundledLists() {}

    /** Reads them, some 12 000 entries in less than a megabyte; keep the answer. */
    public static KnownDomains load() {
        return new KnownDomains(read("freemail.txt"), read("disposable.txt"), read("relay.txt"), DomainList.EMPTY);
    }

    private static DomainList read(String name) {
        try (InputStream in = BundledLists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the library");
            }
            return DomainList.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
