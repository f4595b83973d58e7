package io.github.mailworthy.sender;

import com.google.common.net.InternetDomainName;
import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.DomainList;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.address.Parsed;
import java.util.ArrayList;
import java.util.List;

/** What makes an address unfit for a business's mail, whoever owns it. */
final class AddressRules {
    private AddressRules() {}

    static List<Finding> check(String field, EmailAddress address, SenderFacts facts) {
        String domain = address.domain();
        List<Finding> findings = new ArrayList<>();
        facts.platform()
                .filter(platform -> DomainRelation.within(domain, platform))
                .ifPresent(platform -> findings.add(Finding.error(
                        "PLATFORM_DOMAIN",
                        field + " is at " + domain + ", which belongs to the platform.",
                        "Use an address at your own domain.")));
        facts.lists().of(domain).forEach(reason -> findings.add(provider(field, domain, reason, facts.lists())));
        findings.addAll(name(field, domain));
        findings.addAll(HomographRules.check(field, domain));
        return findings;
    }

    /** What is wrong with a text that is no address. An underscore has a finding of its own: such names exist, but hold no mailboxes. */
    static Finding unreadable(String field, String text, Parsed.Invalid invalid) {
        int at = text.lastIndexOf('@');
        boolean underscore = at >= 0
                && invalid.position() > at
                && invalid.position() < text.length()
                && text.charAt(invalid.position()) == '_';
        return underscore
                ? Finding.error(
                        "UNDERSCORE",
                        field + " is at " + Shown.quoted(text.substring(at + 1))
                                + ": the domain of a mail address has no underscore (RFC 5321 §4.1.2). Names with one"
                                + " hold records and no mailboxes.",
                        "Use an address at a domain of letters, digits and hyphens.")
                : Finding.error(
                        "NOT_AN_ADDRESS",
                        field + " is not an email address: " + Shown.quoted(text) + ". "
                                + invalid.reason().sentence(),
                        "Write it as name@your-domain, without blanks or quotes.");
    }

    private static Finding provider(String field, String domain, AddressReason reason, KnownDomains lists) {
        DomainList list = switch (reason) {
            case DISPOSABLE -> lists.disposable();
            case RELAY -> lists.relay();
            default -> lists.freeMail();
        };
        String entry = list.find(domain).orElse(domain);
        String listed = domain.equals(entry) ? "" : " (listed as " + entry + ")";
        String at = field + " is at " + domain + listed;
        return switch (reason) {
            case DISPOSABLE ->
                Finding.error(
                        "DISPOSABLE", at + ", whose mailboxes are thrown away.", "Use an address at your own domain.");
            case RELAY ->
                Finding.error(
                        "RELAY",
                        at + ", which hides and forwards to another address.",
                        "Use an address at your own domain.");
            default ->
                Finding.error(
                        "FREE_MAIL",
                        at + ", where anyone can get a mailbox: receivers refuse mail that others send in its name.",
                        "Use an address at your own domain, or start with the placeholder.");
        };
    }

    private static List<Finding> name(String field, String domain) {
        if (domain.startsWith("[")) {
            return List.of(Finding.error(
                    "ADDRESS_LITERAL",
                    field + " names the number of a machine, " + domain + ", and no domain.",
                    "Use an address at a domain."));
        }
        if (domain.indexOf('.') < 0) {
            return List.of(Finding.error(
                    "SINGLE_LABEL",
                    field + " is at " + domain + ", which is no full domain.",
                    "Write the whole domain, like example.com."));
        }
        return suffix(field, domain);
    }

    private static List<Finding> suffix(String field, String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return List.of(Finding.error(
                    "NOT_A_DOMAIN",
                    field + " is at " + domain + ", which cannot be a domain.",
                    "Check the part after the @."));
        }
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isPublicSuffix()) {
            return List.of(Finding.error(
                    "PUBLIC_SUFFIX",
                    field + " is at " + domain + ", below which others have their domains.",
                    "Use an address at your own domain below it."));
        }
        if (!name.hasRegistrySuffix()) {
            return List.of(Finding.warning(
                    "UNKNOWN_TLD",
                    field + " ends in ." + domain.substring(domain.lastIndexOf('.') + 1)
                            + ", which is no known top-level domain.",
                    "Check the spelling; most receivers will refuse it."));
        }
        InternetDomainName suffix = name.publicSuffix();
        if (suffix != null && !suffix.equals(name.registrySuffix())) {
            return List.of(Finding.warning(
                    "PRIVATE_SUFFIX",
                    field + " is at " + domain + ", a name that the operator of " + suffix
                            + " hands out; you may not be able to publish the records that mail needs.",
                    "Prefer a domain that you registered yourself."));
        }
        return List.of();
    }
}
