package io.github.mailworthy.address;

/** What a label must be like in a domain with right-to-left letters (RFC 5893 §2). */
final class BidiRule {
    private BidiRule() {}

    /** Whether a label makes its domain a right-to-left one. */
    static boolean isRightToLeft(String label) {
        return label.codePoints().anyMatch(codePoint -> switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        });
    }

    static boolean allows(String label) {
        byte first = Character.getDirectionality(label.codePointAt(0));
        boolean rtl = isR(first);
        if (!rtl && first != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
            return false;
        }
        byte last = first;
        boolean european = false;
        boolean arabic = false;
        for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
            byte direction = Character.getDirectionality(label.codePointAt(i));
            if (!(rtl ? mayBeInRtl(direction) : mayBeInLtr(direction))) {
                return false;
            }
            european |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            arabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
            if (direction != Character.DIRECTIONALITY_NONSPACING_MARK) {
                last = direction;
            }
        }
        boolean endsWell = last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || (rtl
                        ? isR(last) || last == Character.DIRECTIONALITY_ARABIC_NUMBER
                        : last == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        return endsWell && !(rtl && european && arabic);
    }

    private static boolean isR(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean mayBeInRtl(byte direction) {
        return isR(direction) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER || mayBeInBoth(direction);
    }

    private static boolean mayBeInLtr(byte direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || mayBeInBoth(direction);
    }

    private static boolean mayBeInBoth(byte direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> true;
            default -> false;
        };
    }
}
