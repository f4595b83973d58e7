package io.github.mailworthy.storage.codec;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Derives the form of a type from its shape. */
final class Forms {
    private static final Form BOOLEAN = new WordForm(word -> {
        if (!word.equals("true") && !word.equals("false")) {
            throw new Damaged("neither true nor false");
        }
        return word.equals("true");
    });
    private static final Form DOUBLE = new WordForm(Double::valueOf);
    private static final Form LONG = new NumberForm(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
    private static final Form INT = new NumberForm(Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number);

    private static final Map<Class<?>, Form> SIMPLE = Map.ofEntries(
            Map.entry(String.class, TextForm.of(String.class, text -> text, text -> text)),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(Instant.class, TextForm.of(Instant.class, InstantForm::text, InstantForm::parse)),
            Map.entry(LocalDate.class, TextForm.of(LocalDate.class, LocalDate::toString, LocalDate::parse)),
            Map.entry(Duration.class, TextForm.of(Duration.class, Duration::toString, Duration::parse)),
            Map.entry(ZoneId.class, TextForm.of(ZoneId.class, ZoneId::getId, ZoneId::of)),
            Map.entry(AccountId.class, TextForm.of(AccountId.class, AccountId::value, AccountId::new)),
            Map.entry(EmailAddress.class, TextForm.of(EmailAddress.class, EmailAddress::toString, EmailAddress::of)));

    /** Whole numbers as the keys of a map. */
    private static final Map<Class<?>, TextForm> KEYS = Map.of(
            Integer.class, TextForm.of(Integer.class, n -> Integer.toString(n), Integer::valueOf),
            Long.class, TextForm.of(Long.class, n -> Long.toString(n), Long::valueOf));

    /** Those being derived too, so that a type may hold itself. */
    private final Map<Type, LateForm> derived = new HashMap<>();

    private Forms() {}

    static Form of(Class<?> type) {
        return new Forms().form(type, Map.of());
    }

    private Form form(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            Type actual = bound.get(variable);
            if (actual == null) {
                throw new IllegalArgumentException(
                        "nothing says what " + variable + " is of " + variable.getGenericDeclaration());
            }
            return form(actual, bound);
        }
        if (type instanceof WildcardType wildcard) {
            return form(wildcard.getUpperBounds()[0], bound);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), resolved(generic.getActualTypeArguments(), bound));
        }
        if (type instanceof Class<?> plain) {
            Form simple = SIMPLE.get(plain);
            return simple != null ? simple : generic(plain, new Type[0]);
        }
        throw new IllegalArgumentException("a stored value cannot hold " + type);
    }

    private Form generic(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class && arguments.length == 1) {
            return new OptionalForm(form(arguments[0], Map.of()));
        }
        if ((raw == List.class || raw == Set.class) && arguments.length == 1) {
            return new CollectionForm(form(arguments[0], Map.of()), raw == Set.class);
        }
        if (raw == Map.class && arguments.length == 2) {
            return new MapForm(key(arguments[0]), form(arguments[1], Map.of()));
        }
        if (raw.isEnum()) {
            return EnumForm.of(raw);
        }
        if (raw.isRecord() || raw.isSealed()) {
            Type name = arguments.length == 0 ? raw : new Named(raw, List.of(arguments));
            LateForm known = derived.get(name);
            if (known != null) {
                return known;
            }
            LateForm late = new LateForm();
            derived.put(name, late);
            return late.is(raw.isRecord() ? record(raw, arguments) : sealed(raw));
        }
        throw new IllegalArgumentException("a stored value cannot hold a " + raw.getName());
    }

    private TextForm key(Type type) {
        TextForm number = type instanceof Class<?> plain ? KEYS.get(plain) : null;
        if (number != null) {
            return number;
        }
        if (form(type, Map.of()) instanceof TextForm text) {
            return text;
        }
        throw new IllegalArgumentException("the keys of a stored map cannot be " + type);
    }

    private RecordForm record(Class<?> type, Type[] arguments) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            bound.put(type.getTypeParameters()[i], arguments[i]);
        }
        RecordComponent[] components = type.getRecordComponents();
        RecordForm.Part[] parts = new RecordForm.Part[components.length];
        Class<?>[] erased = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                erased[i] = components[i].getType();
                MethodHandle accessor = MethodHandles.publicLookup()
                        .unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                Form form = form(components[i].getGenericType(), bound);
                parts[i] = new RecordForm.Part(components[i].getName(), accessor, form);
            }
            MethodHandle constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, erased))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordForm(type.getSimpleName(), constructor, parts);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "a stored value is made of public records in exported packages, but not so " + type.getName(), e);
        }
    }

    private SealedForm sealed(Class<?> type) {
        Map<Class<?>, RecordForm> records = new LinkedHashMap<>();
        collect(type, records);
        return new SealedForm(type.getSimpleName(), records);
    }

    private void collect(Class<?> type, Map<Class<?>, RecordForm> into) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collect(permitted, into);
            } else if (permitted.isRecord()) {
                into.put(permitted, record(permitted, new Type[0]));
            } else {
                throw new IllegalArgumentException(
                        "a stored sealed type has records only, but " + permitted.getName() + " is none");
            }
        }
    }

    private Type[] resolved(Type[] arguments, Map<TypeVariable<?>, Type> bound) {
        Type[] resolved = new Type[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            resolved[i] = arguments[i] instanceof TypeVariable<?> variable && bound.containsKey(variable)
                    ? bound.get(variable)
                    : nested(arguments[i], bound);
        }
        return resolved;
    }

    /** An argument with its own variables replaced, as in {@code List<T>} inside a record of {@code T}. */
    private Type nested(Type argument, Map<TypeVariable<?>, Type> bound) {
        return argument instanceof ParameterizedType generic
                ? new Named((Class<?>) generic.getRawType(), List.of(resolved(generic.getActualTypeArguments(), bound)))
                : argument;
    }

    /** A generic type with its arguments. */
    private record Named(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw;
        }
    }
}
