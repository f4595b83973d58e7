package io.github.mailworthy.storage.codec;

import java.util.HashMap;
import java.util.Map;

/** Constants by name. */
final class EnumForm {
    private EnumForm() {}

    static TextForm of(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new TextForm(value -> ((Enum<?>) value).name(), name -> {
            Object constant = byName.get(name);
            if (constant == null) {
                throw new Damaged("a " + type.getSimpleName() + " that this version does not know");
            }
            return constant;
        });
    }
}
