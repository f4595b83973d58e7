package io.github.mailworthy.mail.feedback.webhook;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Optional;

/**
 * What SNS posts, with the text of it that is signed.
 *
 * <p>That text is names and values on lines of their own, and nothing in it tells a value's line from a name's. Whoever may publish
 * to a topic of their own has Amazon sign a message with lines of their choice; other fields made of the same lines would bear
 * the same signature. So only the message itself may have more than one line: then the fields can be told from the last line
 * backwards in one way only, and with them the type and the topic.
 */
final class SnsMessage {
    /** The three types there are, and what is signed of each. */
    enum Type {
        NOTIFICATION("Notification", "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
        SUBSCRIPTION("SubscriptionConfirmation", asked()),
        END("UnsubscribeConfirmation", asked());

        private final String word;
        private final ImmutableList<String> signed;

        Type(String word, String... signed) {
            this.word = word;
            this.signed = ImmutableList.copyOf(signed);
        }

        private static String[] asked() {
            return new String[] {"Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"};
        }
    }

    private final Json json;
    private final Type type;

    private SnsMessage(Json json, Type type) {
        this.json = json;
        this.type = type;
    }

    /** Empty if it is of no known type, lacks what must be signed (all but the subject), or has lines where there are none. */
    static Optional<SnsMessage> of(Json json) {
        return Arrays.stream(Type.values())
                .filter(type -> type.word.equals(json.at("Type").text()))
                .filter(type -> type.signed.stream()
                        .allMatch(name -> isRight(name, json.at(name).text())))
                .map(type -> new SnsMessage(json, type))
                .findFirst();
    }

    private static boolean isRight(String name, String value) {
        boolean there = !value.isEmpty() || name.equals("Subject");
        return there && (name.equals("Message") || (value.indexOf('\n') < 0 && value.indexOf('\r') < 0));
    }

    Type type() {
        return type;
    }

    String text(String name) {
        return json.at(name).text();
    }

    /** What is signed. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        for (String name : type.signed) {
            String value = text(name);
            if (!value.isEmpty()) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString();
    }
}
