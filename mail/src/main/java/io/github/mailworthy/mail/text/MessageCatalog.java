package io.github.mailworthy.mail.text;

import io.github.mailworthy.text.Text;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Turns a {@link Text} into words: the host's, and the English ones that ship where the host has none. Immutable, safe for many
 * threads.
 */
public final class MessageCatalog {
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(
            "io.github.mailworthy.mail.text.Messages", Locale.ROOT, MessageCatalog.class.getModule());

    private static final String POLICY = "refusal.POLICY";

    private final List<ResourceBundle> bundles;
    private final Locale locale;

    private MessageCatalog(List<ResourceBundle> bundles, Locale locale) {
        this.bundles = bundles;
        this.locale = locale;
    }

    /** The English sentences. */
    public static MessageCatalog english() {
        return new MessageCatalog(List.of(ENGLISH), Locale.ENGLISH);
    }

    /**
     * A host's sentences, with the same keys as the English ones; {@code {0}} and so on are gaps, and a single quote is written
     * twice, as {@link MessageFormat} wants it.
     */
    public static MessageCatalog of(ResourceBundle translated) {
        return new MessageCatalog(List.of(translated, ENGLISH), translated.getLocale());
    }

    /** The sentence; its key if nobody has words for it. */
    public String words(Text text) {
        if (text.key().equals(POLICY)) {
            return rule(text.args().get(0), text.args().get(1));
        }
        return format(text).orElse(text.key());
    }

    /**
     * The sentence of a rule of a safelist policy.
     *
     * @param name of the rule: {@code rule.} and this is the key
     * @param own the rule's own sentence, for a rule that nobody has words for
     */
    public String rule(String name, String own) {
        return format(Text.of("rule." + name)).orElse(own);
    }

    private Optional<String> format(Text text) {
        return pattern(text.key())
                .map(pattern -> new MessageFormat(pattern, locale)
                        .format(text.args().toArray())
                        .strip());
    }

    private Optional<String> pattern(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .map(bundle -> bundle.getString(key));
    }
}
