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

    @Override
    public boolean isBlank(Object value) {
        return form != null && form.isBlank(value);
    }

    @Override
    public @Nullable Object blank() {
        return form == null ? null : form.blank();
    }

    private Form derived() {
        if (form == null) {
            throw new IllegalStateException("a form is used while it is derived");
        }
        return form;
    }
}
