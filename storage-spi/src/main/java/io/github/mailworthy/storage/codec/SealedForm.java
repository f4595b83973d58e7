package io.github.mailworthy.storage.codec;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The record's components, after its simple name as {@code "@"}. */
final class SealedForm implements Form {
    private static final byte[] TAG = "\"@\":".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final Map<Class<?>, RecordForm> byClass;
    private final Map<String, RecordForm> byName = new HashMap<>();

    SealedForm(String name, Map<Class<?>, RecordForm> byClass) {
        this.name = name;
        this.byClass = byClass;
        byClass.forEach((type, form) -> {
            if (byName.put(type.getSimpleName(), form) != null) {
                throw new IllegalArgumentException(
                        "two records of " + name + " have the simple name " + type.getSimpleName());
            }
        });
    }

    @Override
    public void write(Object value, JsonWriter out) {
        RecordForm form = byClass.get(value.getClass());
        if (form == null) {
            throw new IllegalArgumentException(value.getClass() + " is no record of " + name);
        }
        out.open('{');
        out.item();
        out.raw(TAG);
        out.text(value.getClass().getSimpleName());
        form.writeParts(value, out);
        out.close('}');
    }

    @Override
    public Object read(JsonReader in) {
        in.open('{');
        if (!in.accept(TAG)) {
            throw new Damaged("a " + name + " that does not say which");
        }
        RecordForm form = byName.get(in.text());
        if (form == null) {
            throw new Damaged("a " + name + " that this version does not know");
        }
        return form.readParts(in, false);
    }
}
