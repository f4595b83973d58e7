package io.github.mailworthy.feedback;

import com.google.common.base.Preconditions;

/**
 * How much of one mail is looked at. What lies beyond is left unread, and the reading says so.
 *
 * @param bytes of the whole mail
 * @param depth of parts in parts
 * @param parts in all
 * @param headers header fields in all
 * @param line bytes of one header field
 * @param recipients reported by one mail
 * @param text characters of text that are searched
 */
public record ReadLimits(int bytes, int depth, int parts, int headers, int line, int recipients, int text) {
    private static final ReadLimits STANDARD = new ReadLimits(4 << 20, 30, 1_000, 2_000, 64 << 10, 5_000, 256 << 10);

    public ReadLimits {
        Preconditions.checkArgument(
                bytes > 0 && depth > 0 && parts > 0 && headers > 0 && line > 0 && recipients > 0 && text > 0,
                "limits must be positive");
    }

    /** 4 MiB, 30 deep, 1,000 parts, 2,000 header fields of 64 KiB at most, 5,000 recipients, 256 Ki characters. */
    public static ReadLimits standard() {
        return STANDARD;
    }

    /** The same with another limit on bytes. */
    public ReadLimits withBytes(int most) {
        return new ReadLimits(most, depth, parts, headers, line, recipients, text);
    }

    /** The same with another limit on recipients. */
    public ReadLimits withRecipients(int most) {
        return new ReadLimits(bytes, depth, parts, headers, line, most, text);
    }
}
