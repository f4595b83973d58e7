/**
 * The DNS, asked for real: {@link io.github.mailworthy.mail.dns.DnsJavaLookup} over the network,
 * {@link io.github.mailworthy.mail.dns.ZoneFileLookup} from a zone's text.
 *
 * <p>Both answer every trouble as a value and never throw for the world's sake. Names go in and come out as lower-case A-labels
 * without the final dot: convert international names first.
 */
@NullMarked
package io.github.mailworthy.mail.dns;

import org.jspecify.annotations.NullMarked;
