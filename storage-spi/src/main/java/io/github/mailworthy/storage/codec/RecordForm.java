package io.github.mailworthy.storage.codec;

import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with the record's components by name. */
final class RecordForm implements Form {
    private final String name;
    private final MethodHandle constructor;
    private final Part[] parts;
    private final Map<String, Integer> byName = new HashMap<>();
    private final @Nullable Object blank;

    /** One component: {@code "name":} as it is written, its accessor and its form. */
    static final class Part {
        private final String name;
        private final byte[] written;
        private final MethodHandle accessor;
        private final Form form;

        Part(String name, MethodHandle accessor, Form form) {
            this.name = name;
            this.written = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
            this.accessor = accessor;
            this.form = form;
        }
    }

    RecordForm(String name, MethodHandle constructor, Part[] parts) {
        this.name = name;
        this.constructor = constructor;
        this.parts = parts;
        for (int i = 0; i < parts.length; i++) {
            byName.put(parts[i].name, i);
        }
        this.blank = allBlank();
    }

    /** The record whose components are all left out; null if one cannot be, or the record does not allow it. */
    private @Nullable Object allBlank() {
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].form.blank();
            if (values[i] == null) {
                return null;
            }
        }
        try {
            return construct(values);
        } catch (RuntimeException refused) {
            return null;
        }
    }

    @Override
    public boolean isBlank(Object value) {
        return value.equals(blank);
    }

    @Override
    public @Nullable Object blank() {
        return blank;
    }

    @Override
    public void write(Object value, JsonWriter out) {
        out.open('{');
        writeParts(value, out);
        out.close('}');
    }

    void writeParts(Object value, JsonWriter out) {
        for (Part part : parts) {
            Object component = component(part, value);
            if (!part.form.isBlank(component)) {
                out.item();
                out.raw(part.written);
                part.form.write(component, out);
            }
        }
    }

    @Override
    public Object read(JsonReader in) {
        in.open('{');
        return readParts(in, true);
    }

    /** Reads on after the opening brace, or after the first member of the object. */
    Object readParts(JsonReader in, boolean atStart) {
        @Nullable Object[] values = new @Nullable Object[parts.length];
        int next = 0;
        boolean first = atStart;
        while (in.more('}', first)) {
            first = false;
            int found = next(in, next);
            if (found < 0) {
                in.skip();
            } else {
                values[found] = parts[found].form.read(in);
                next = found + 1;
            }
        }
        for (int i = 0; i < parts.length; i++) {
            if (values[i] == null) {
                Object blank = parts[i].form.blank();
                if (blank == null) {
                    throw new Damaged("a " + name + " without its " + parts[i].name);
                }
                values[i] = blank;
            }
        }
        return construct(values);
    }

    /** Which component comes now; they mostly come in their order, so that comparing bytes is enough. */
    private int next(JsonReader in, int expected) {
        for (int i = expected; i < parts.length; i++) {
            if (in.accept(parts[i].written)) {
                return i;
            }
        }
        String other = in.text();
        in.colon();
        return byName.getOrDefault(other, -1);
    }

    private Object component(Part part, Object value) {
        try {
            return (Object) part.accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the " + part.name + " of a " + name + " cannot be read", e);
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a " + name + " cannot be made", e);
        }
    }
}
