package io.github.mailworthy.storage.codec;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Bare words: true, false and decimal numbers. */
record WordForm(Function<String, Object> parse) implements Form {
    @Override
    public void write(Object value, JsonWriter out) {
        out.raw(value.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Object read(JsonReader in) {
        return parse.apply(in.word());
    }
}
