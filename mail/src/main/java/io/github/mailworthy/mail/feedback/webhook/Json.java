package io.github.mailworthy.mail.feedback.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON text as objects, arrays and texts, read as a stream within limits; what is missing is empty. */
final class Json {
    private static final int DEEPEST = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Limits.MANY_EVENTS.bytes())
                    .build())
            .build();
    private static final Json NOTHING = new Json("");

    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    /**
     * How much is read. A value takes up to a hundred times the octets in memory that it takes in the text, so both are limited.
     *
     * @param bytes of the text
     * @param values texts, numbers, objects and arrays
     */
    record Limits(int bytes, int values) {
        /** What anybody may send: looked at before it is known from whom it is. */
        static final Limits ONE_EVENT = new Limits(512 << 10, 10_000);

        /** What a provider may send that has shown who it is. */
        static final Limits MANY_EVENTS = new Limits(8 << 20, 400_000);
    }

    /** The answer to a body; a refusal if it is no JSON, or too big or deep. */
    static WebhookAnswer answer(byte[] body, Limits limits, Function<Json, WebhookAnswer> answer) {
        if (body.length > limits.bytes()) {
            return Requests.refused(Refused.Why.MALFORMED, "more than " + limits.bytes() + " bytes: " + body.length);
        }
        Reading reading = new Reading(limits.values());
        return reading.of(body)
                .map(answer)
                .orElseGet(() -> Requests.refused(
                        Refused.Why.MALFORMED,
                        reading.left < 0 ? "more than " + limits.values() + " values" : "no JSON, or too deep"));
    }

    /** The text as JSON; empty if it is none, or too big or deep. */
    static Optional<Json> of(byte[] text) {
        return text.length > Limits.MANY_EVENTS.bytes()
                ? Optional.empty()
                : new Reading(Limits.MANY_EVENTS.values()).of(text);
    }

    /** One text on its way to be a value. */
    private static final class Reading {
        private final Deque<Object> open = new ArrayDeque<>();
        private final Deque<String> names = new ArrayDeque<>();
        private int left;

        Reading(int values) {
            left = values;
        }

        Optional<Json> of(byte[] text) {
            try (JsonParser parser = FACTORY.createParser(text)) {
                List<Object> top = new ArrayList<>();
                open.push(top);
                for (JsonToken token = parser.nextToken(); token != null && left >= 0; token = parser.nextToken()) {
                    take(parser, token);
                }
                return top.size() == 1 && left >= 0 ? Optional.of(new Json(top.get(0))) : Optional.empty();
            } catch (IOException noJson) {
                return Optional.empty();
            }
        }

        private void take(JsonParser parser, JsonToken token) throws IOException {
            switch (token) {
                case START_OBJECT -> begin(new LinkedHashMap<String, Object>());
                case START_ARRAY -> begin(new ArrayList<>());
                case END_OBJECT, END_ARRAY -> open.pop();
                case FIELD_NAME -> names.push(parser.currentName());
                case VALUE_NULL -> add("");
                default -> add(parser.getText());
            }
        }

        private void begin(Object inner) {
            add(inner);
            open.push(inner);
        }

        @SuppressWarnings("unchecked")
        private void add(Object value) {
            left--;
            Object outer = open.element();
            if (outer instanceof List<?> list) {
                ((List<Object>) list).add(value);
            } else {
                ((Map<String, Object>) outer).put(names.pop(), value);
            }
        }
    }

    /** A member, by the way to it; nothing if there is none. */
    Json at(String... path) {
        Object found = value;
        for (String name : path) {
            found = found instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
        }
        return "".equals(found) ? NOTHING : new Json(found);
    }

    /** The elements of an array; this alone if it is an object; none otherwise. */
    List<Json> each() {
        if (value instanceof List<?> list) {
            return list.stream().map(Json::new).toList();
        }
        return value instanceof Map ? List.of(this) : List.of();
    }

    /** The text, number or truth value; empty for anything else. */
    String text() {
        return value instanceof String text ? text : "";
    }

    Optional<String> some() {
        return Optional.of(text()).filter(it -> !it.isBlank());
    }
}
