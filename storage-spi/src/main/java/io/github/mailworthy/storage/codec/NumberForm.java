package io.github.mailworthy.storage.codec;

import java.util.function.LongFunction;

/** Whole numbers. Also the keys of a map, as text. */
record NumberForm(long least, long most, LongFunction<Object> box) implements Form {
    @Override
    public void write(Object value, JsonWriter out) {
        out.number(((Number) value).longValue());
    }

    @Override
    public Object read(JsonReader in) {
        long number = in.number();
        if (number < least || number > most) {
            throw new Damaged("a number that its type cannot hold");
        }
        return box.apply(number);
    }
}
