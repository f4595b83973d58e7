package io.github.mailworthy.storage.codec;

import java.util.Optional;

/** Left out when empty; null where it cannot be left out, as in a list. */
record OptionalForm(Form inner) implements Form {
    @Override
    public void write(Object value, JsonWriter out) {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            inner.write(optional.get(), out);
        } else {
            out.nothing();
        }
    }

    @Override
    public Object read(JsonReader in) {
        return in.nothing() ? Optional.empty() : Optional.of(inner.read(in));
    }

    @Override
    public boolean isBlank(Object value) {
        return ((Optional<?>) value).isEmpty();
    }

    @Override
    public Object blank() {
        return Optional.empty();
    }
}
