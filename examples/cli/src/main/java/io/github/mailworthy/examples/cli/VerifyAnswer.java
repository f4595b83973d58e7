package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.address.Parsed;
import io.github.mailworthy.address.Suggestions;
import io.github.mailworthy.address.TextRules;
import io.github.mailworthy.mail.verification.Checked;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One address and what is said of it.
 *
 * @param address as it was given
 * @param verdict one word
 * @param normalised the address as it goes into an envelope
 * @param reasons their names
 * @param suggestion the address that may have been meant
 * @param position where it is wrong, if it is no address
 */
record VerifyAnswer(
        String address,
        String verdict,
        Optional<String> normalised,
        List<String> reasons,
        Optional<String> suggestion,
        Optional<Integer> position) {

    static VerifyAnswer of(Checked checked) {
        Parsed parsed = EmailAddress.parse(checked.text());
        return new VerifyAnswer(
                checked.text(),
                checked.verdict().deliverability().name().toLowerCase(Locale.ROOT),
                parsed.address().map(EmailAddress::normalised),
                names(checked.verdict().reasons()),
                checked.verdict().suggestion(),
                position(parsed));
    }

    static VerifyAnswer bySyntax(String text, KnownDomains known, Suggestions suggestions) {
        Parsed parsed = EmailAddress.parse(text);
        Set<AddressReason> reasons = parsed.match(
                valid -> TextRules.of(valid.email(), known),
                unusual -> TextRules.of(unusual.email(), known),
                invalid -> EnumSet.of(invalid.reason()));
        return new VerifyAnswer(
                text,
                parsed.match(valid -> "valid", unusual -> "policy", invalid -> "invalid"),
                parsed.address().map(EmailAddress::normalised),
                names(reasons),
                suggestions.forText(text),
                position(parsed));
    }

    private static Optional<Integer> position(Parsed parsed) {
        return parsed.match(
                valid -> Optional.empty(), unusual -> Optional.empty(), invalid -> Optional.of(invalid.position()));
    }

    private static List<String> names(Set<AddressReason> reasons) {
        return reasons.stream().map(AddressReason::name).collect(Collectors.toList());
    }
}
