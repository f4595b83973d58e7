package io.github.mailworthy.storage.codec;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One value of any type that can be stored, always the same, with nothing empty in it. */
final class Examples {
    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(double.class, 0.5),
            Map.entry(Double.class, 0.5),
            Map.entry(Instant.class, Instant.parse("2026-11-22T10:00:00.123456Z")),
            Map.entry(LocalDate.class, LocalDate.of(2026, 11, 22)),
            Map.entry(Duration.class, Duration.ofMinutes(90)),
            Map.entry(ZoneId.class, ZoneId.of("Europe/Lisbon")),
            Map.entry(AccountId.class, new AccountId("account-1")),
            Map.entry(EmailAddress.class, EmailAddress.of("Ann@example.com")));

    /** Sealed types that were met: their other records want examples too. */
    final Set<Class<?>> families = new LinkedHashSet<>();

    Object of(Class<?> type) {
        return of(type, Map.of());
    }

    private Object of(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.get(variable), Map.of());
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                return Optional.of(of(arguments[0], bound));
            }
            if (raw == List.class) {
                return List.of(of(arguments[0], bound));
            }
            if (raw == Set.class) {
                return Set.of(of(arguments[0], bound));
            }
            if (raw == Map.class) {
                return Map.of(of(arguments[0], bound), of(arguments[1], bound));
            }
            Map<TypeVariable<?>, Type> own = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                own.put(raw.getTypeParameters()[i], arguments[i]);
            }
            return record(raw, own);
        }
        Class<?> plain = (Class<?>) type;
        Object simple = SIMPLE.get(plain);
        if (simple != null) {
            return simple;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            families.add(plain);
            return of(plain.getPermittedSubclasses()[0], Map.of());
        }
        return record(plain, Map.of());
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(of(component.getGenericType(), bound));
        }
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("no example of " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type, e);
        }
    }
}
