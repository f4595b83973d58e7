package io.github.mailworthy.sender;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a sender's name must not do. */
final class NameRules {
    private static final int LONGEST = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]@[^\\s@]");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]*\\?[BbQq]\\?[^?]*\\?=");

    private NameRules() {}

    static List<Finding> check(String name) {
        List<Finding> findings = new ArrayList<>();
        if (name.isEmpty()) {
            findings.add(Finding.warning(
                    "NAME_MISSING",
                    "There is no sender name: inboxes show the bare address.",
                    "Enter the name that your contacts know you by."));
        }
        if (name.codePoints().anyMatch(NameRules::breaks)) {
            findings.add(Finding.error(
                    "NAME_BREAKS_HEADER",
                    "The sender name holds line breaks or invisible characters: " + Shown.quoted(name) + ".",
                    "Type the name anew, as plain text on one line."));
        } else if (ENCODED_WORD.matcher(name).find()) {
            findings.add(Finding.error(
                    "NAME_BREAKS_HEADER",
                    "The sender name is written in mail's own encoding and would show as something else: "
                            + Shown.quoted(name) + ".",
                    "Type the name as people should read it."));
        }
        if (ADDRESS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).find()) {
            findings.add(Finding.error(
                    "NAME_POSES_AS_ADDRESS",
                    "The sender name looks like an email address: " + Shown.quoted(name) + ".",
                    "Take a name without an address in it; the address stands beside it anyway."));
        }
        if (name.length() > LONGEST) {
            findings.add(Finding.error(
                    "NAME_TOO_LONG",
                    "The sender name has " + name.length() + " characters; inboxes show about 30.",
                    "Shorten it to at most " + LONGEST + "."));
        }
        return findings;
    }

    /** Joiners are part of ordinary words and emoji; everything else unseen can end a header or turn text around. */
    private static boolean breaks(int codePoint) {
        boolean joiner = codePoint == 0x200C || codePoint == 0x200D || codePoint == 0xAD;
        boolean tag = codePoint >= 0xE0020 && codePoint <= 0xE007F;
        return Shown.isUnseen(codePoint) && !joiner && !tag;
    }
}
