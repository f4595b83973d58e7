package io.github.mailworthy.account;

/**
 * Names one customer account of the host: the host's own id, kept as text.
 *
 * <p>1 to 64 characters, none of them blank or a control character. Compared exactly: {@code "A"} and {@code "a"} are two accounts.
 * The value {@code "*"} is reserved for {@link #PLATFORM}.
 *
 * @param value the id as the host knows it
 */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final int LONGEST = 64;

    /** The account whose facts hold for every account: spam traps, known spammers, legal blocks. Nobody sends as it. */
    public static final AccountId PLATFORM = new AccountId("*");

    /**
     * Takes the id as it is.
     *
     * @throws IllegalArgumentException if it is empty, longer than 64 characters, or holds a blank, a control character or half of a
     *     surrogate pair (which no store can keep)
     */
    public AccountId {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an account id has 1 to " + LONGEST + " characters, this one has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c) || Character.isWhitespace(c) || isHalf(value, i)) {
                throw new IllegalArgumentException(
                        "an account id holds no blank, control character or half of a surrogate pair, but at " + i
                                + " stands U+" + hex(c));
            }
        }
    }

    /** Whether this is {@link #PLATFORM}. */
    public boolean isPlatform() {
        return equals(PLATFORM);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isHalf(String text, int at) {
        return Character.isSurrogate(text.charAt(at))
                && !(at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at)))
                && !(at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1)));
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0000".substring(digits.length()) + digits;
    }
}
