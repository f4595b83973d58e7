package io.github.mailworthy.storage.contract;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A kind of row to try the rules on: rules tried on another than the first carry its name. */
record Sample<T>(String suffix, String on, Supplier<Kind<T>> kind, IntFunction<T> values, Supplier<T> large) {
    static final String LARGE = "ä".repeat(300_000);

    /** A kind that no store knows beforehand, and a new one for every rule. */
    static final Sample<Note> NOTE = new Sample<>(
            "", "", () -> new Kind<>("note-" + Scene.letters(), Note.class), Note::of, () -> Note.of(LARGE));

    /** Contacts, since a store may well keep them in a place of their own. */
    static final Sample<Contact> CONTACT =
            new Sample<>("/contact", ", for contacts", () -> Contact.KIND, Sample::contact, Sample::largeContact);

    private static Contact contact(int number) {
        EmailAddress address = EmailAddress.of("contact" + number + "@example.com");
        return Contact.blank(new ContactKey(AccountId.PLATFORM, address));
    }

    /** The only text of a contact without a limit of its own. */
    private static Contact largeContact() {
        Contact plain = contact(1);
        return new Contact(
                plain.account(),
                plain.address(),
                plain.registeredAt(),
                plain.facts(),
                plain.since(),
                plain.checks(),
                Optional.of(LARGE),
                plain.lastDeclined(),
                plain.movedFrom());
    }
}
