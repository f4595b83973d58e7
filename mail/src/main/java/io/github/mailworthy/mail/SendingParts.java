package io.github.mailworthy.mail;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.contact.ContactDesk;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.gate.ReturnPaths;
import io.github.mailworthy.mail.gate.SenderSource;
import io.github.mailworthy.mail.gate.SendingSettings;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.MessageSigner;
import io.github.mailworthy.mail.sender.DkimSigner;
import io.github.mailworthy.mail.sender.DomainCheck;
import io.github.mailworthy.mail.sender.DomainSetups;
import io.github.mailworthy.mail.sender.SenderDesk;
import io.github.mailworthy.mail.sender.SenderDomains;
import io.github.mailworthy.mail.sender.SenderWorld;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.spi.SigningKeys;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeDesk;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeTokens;
import io.github.mailworthy.mail.verification.BundledLists;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.storage.Storage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** What a host gave for sending customers' messages; each part may be missing. */
final class SendingParts {
    Optional<SendingSettings> whole = Optional.empty();
    Optional<DnsLookup> dns = Optional.empty();
    Optional<SigningKeys> keys = Optional.empty();
    Optional<SendingProof> proof = Optional.empty();
    SenderPolicy senderPolicy = SenderPolicy.standard();
    SenderUse senderUse = SenderUse.STANDARD;
    Optional<DomainSetups> setups = Optional.empty();
    Optional<DomainCheck> check = Optional.empty();
    DomainPolicy domainPolicy = DomainPolicy.STANDARD;
    private Optional<UnsubscribeTokens> tokens = Optional.empty();
    private Optional<UnsubscribeLinks> links = Optional.empty();

    void unsubscribe(TokenKeys secrets, URI page, EmailAddress mailbox) {
        UnsubscribeTokens made = new UnsubscribeTokens(secrets);
        tokens = Optional.of(made);
        links = Optional.of(new UnsubscribeLinks(made, page, mailbox));
    }

    /** The mailer for what the platform itself sends: its letters are signed as customers' messages are. */
    Mailer signing(Mailer mailer, InstantSource clock) {
        return keys.isEmpty() ? mailer : new SigningMailer(mailer, signer(clock));
    }

    private MessageSigner signer(InstantSource clock) {
        return keys.<MessageSigner>map(k -> DkimSigner.with(k, clock)).orElse(MessageSigner.NONE);
    }

    Optional<SenderDesk> desk(Storage storage, Mailer mailer, InstantSource clock, Mailbox platform) {
        return dns.map(lookup -> new SenderDesk(new SenderWorld(
                storage,
                signing(mailer, clock),
                lookup,
                clock,
                new SecureRandom(),
                platform.address().domain(),
                platform,
                BundledLists.load(),
                senderPolicy,
                senderUse)));
    }

    Optional<SenderDomains> domains(Storage storage, AccountDirectory accounts, InstantSource clock, Mailbox platform) {
        return setups.flatMap(needs -> check.map(looks -> new SenderDomains(
                storage,
                looks,
                needs,
                accounts,
                clock,
                domainPolicy,
                platform.address().domain())));
    }

    Optional<UnsubscribeDesk> unsubscribeDesk(ContactDesk contacts) {
        return tokens.map(t -> new UnsubscribeDesk(t, contacts));
    }

    SendingSettings settings(Mailer mailer, Optional<SenderDesk> desk, InstantSource clock) {
        return whole.orElseGet(() -> new SendingSettings(
                mailer,
                desk.map(SenderSource::of).orElse(SenderSource.AS_GIVEN),
                signer(clock),
                proof.map(ReturnPaths::signedBy),
                links));
    }
}
