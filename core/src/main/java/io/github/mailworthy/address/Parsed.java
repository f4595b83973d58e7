package io.github.mailworthy.address;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What became of a text that was read as an address. */
public sealed interface Parsed {
    /** Calls the function of the case at hand. */
    <T> T match(
            Function<? super Valid, ? extends T> valid,
            Function<? super Unusual, ? extends T> unusual,
            Function<? super Invalid, ? extends T> invalid);

    /** The address, unless the text is none. */
    default Optional<EmailAddress> address() {
        return Optional.empty();
    }

    /**
     * An address fit for sending.
     *
     * @param email the address
     */
    record Valid(EmailAddress email) implements Parsed {
        @Override
        public Optional<EmailAddress> address() {
            return Optional.of(email);
        }

        @Override
        public <T> T match(
                Function<? super Valid, ? extends T> valid,
                Function<? super Unusual, ? extends T> unusual,
                Function<? super Invalid, ? extends T> invalid) {
            return valid.apply(this);
        }
    }

    /**
     * A legal address that most senders do not want: a matter of policy.
     *
     * @param email the address
     * @param reasons one or more, of bearing {@link AddressReason.Bearing#POLICY}
     */
    record Unusual(EmailAddress email, Set<AddressReason> reasons) implements Parsed {
        /** Copies the reasons. */
        public Unusual {
            reasons = ImmutableSet.copyOf(reasons);
        }

        @Override
        public Optional<EmailAddress> address() {
            return Optional.of(email);
        }

        @Override
        public <T> T match(
                Function<? super Valid, ? extends T> valid,
                Function<? super Unusual, ? extends T> unusual,
                Function<? super Invalid, ? extends T> invalid) {
            return unusual.apply(this);
        }
    }

    /**
     * No address.
     *
     * @param reason what is wrong, of bearing {@link AddressReason.Bearing#FAULT}
     * @param position the index of the char at fault, from 0; the length of the text if something is missing at its end
     */
    record Invalid(AddressReason reason, int position) implements Parsed {
        @Override
        public <T> T match(
                Function<? super Valid, ? extends T> valid,
                Function<? super Unusual, ? extends T> unusual,
                Function<? super Invalid, ? extends T> invalid) {
            return invalid.apply(this);
        }
    }
}
