package io.github.mailworthy.mail.feedback.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON text as objects, arrays and texts, read as a stream within limits; what is missing is empty. */
final class Json {
    private static final int MOST_BYTES = 8 << 20;
    private static final int DEEPEST = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(MOST_BYTES)
                    .build())
            .build();
    private static final Json NOTHING = new Json("");

    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    /** The text as JSON; empty if it is none, or too big or deep. */
    static Optional<Json> of(byte[] text) {
        if (text.length > MOST_BYTES) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            Deque<Object> open = new ArrayDeque<>();
            Deque<String> names = new ArrayDeque<>();
            List<Object> top = new ArrayList<>();
            open.push(top);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(parser, token, open, names);
            }
            return top.size() == 1 ? Optional.of(new Json(top.get(0))) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static void take(JsonParser parser, JsonToken token, Deque<Object> open, Deque<String> names)
            throws IOException {
        switch (token) {
            case START_OBJECT -> begin(new LinkedHashMap<String, Object>(), open, names);
            case START_ARRAY -> begin(new ArrayList<>(), open, names);
            case END_OBJECT, END_ARRAY -> open.pop();
            case FIELD_NAME -> names.push(parser.currentName());
            case VALUE_NULL -> add("", open, names);
            default -> add(parser.getText(), open, names);
        }
    }

    private static void begin(Object inner, Deque<Object> open, Deque<String> names) {
        add(inner, open, names);
        open.push(inner);
    }

    @SuppressWarnings("unchecked")
    private static void add(Object value, Deque<Object> open, Deque<String> names) {
        Object outer = open.element();
        if (outer instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            ((Map<String, Object>) outer).put(names.pop(), value);
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
