package io.github.mailworthy.storage.codec;

import org.jspecify.annotations.Nullable;

/** Stands for a form while it is being derived, for types that hold themselves. */
final class LateForm implements Form {
    private @Nullable Form form;

    Form is(Form derived) {
        form = derived;
        return derived;
    }

    @Override
    public void write(Object value, JsonWriter out) {
        derived().write(value, out);
    }

    @Override
    public Object read(JsonReader in) {
        return derived().read(in);
    }

    private Form derived() {
        if (form == null) {
            throw new IllegalStateException("a form is used while it is derived");
        }
        return form;
    }
}
