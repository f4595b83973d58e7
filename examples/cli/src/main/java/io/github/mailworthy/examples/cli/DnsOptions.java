package io.github.mailworthy.examples.cli;

import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the DNS's answers come from: a server, a master file, or the system's resolvers. */
final class DnsOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--dns", paramLabel = "HOST:PORT", description = "ask this server")
    private @Nullable String server;

    @Option(names = "--zone", paramLabel = "FILE", description = "answer from this master file")
    private @Nullable Path zone;

    /** The one that was asked for, or the system's. */
    DnsLookup lookup() {
        return given().orElseGet(DnsJavaLookup::ofSystem);
    }

    /** The one that was asked for, if any. */
    Optional<DnsLookup> given() {
        if (zone != null && server != null) {
            throw new ParameterException(command.commandLine(), "Either --dns or --zone, not both.");
        }
        try {
            if (zone != null) {
                return Optional.of(ZoneFileLookup.read(zone));
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(command.commandLine(), "--zone " + zone + ": " + e.getMessage(), e);
        }
        return Optional.ofNullable(server)
                .map(text -> DnsJavaLookup.builder().server(address(text)).build());
    }

    /** A lookup that asks the name server at an address; only where the world's own DNS is asked. */
    Optional<Function<IpAddress, DnsLookup>> nameServers() {
        return zone != null || server != null
                ? Optional.empty()
                : Optional.of(ip -> DnsJavaLookup.builder()
                        .server(new InetSocketAddress(ip.toString(), 53))
                        .build());
    }

    private InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean bare = colon < 0 || text.endsWith("]") || (text.indexOf(':') < colon && text.charAt(colon - 1) != ']');
        try {
            String host = bare ? text : text.substring(0, colon);
            int port = bare ? 53 : Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--dns wants HOST:PORT, not " + text, e);
        }
    }
}
