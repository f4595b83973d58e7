package io.github.mailworthy.storage.codec;

import java.util.function.Function;

/** A type that is written as text, and may be the key of a map. */
record TextForm(Function<Object, String> text, Function<String, Object> parse) implements Form {
    static <T> TextForm of(Class<T> type, Function<T, String> text, Function<String, T> parse) {
        return new TextForm(value -> text.apply(type.cast(value)), parse::apply);
    }

    @Override
    public void write(Object value, JsonWriter out) {
        out.text(text.apply(value));
    }

    @Override
    public Object read(JsonReader in) {
        return parse.apply(in.text());
    }
}
