package io.github.mailworthy.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named statements of one kind of database. */
final class Statements {
    private static final Pattern NAME = Pattern.compile("(?m)^-- name: (\\S+)$");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    private final Map<String, Statement> byName = new HashMap<>();

    /**
     * One statement.
     *
     * @param sql with question marks
     * @param names of the parameters, one for each question mark
     */
    record Statement(String sql, List<String> names) {}

    Statements(String folder) {
        String text = resource("/mailworthy-sql/" + folder + "/statements.sql");
        Matcher name = NAME.matcher(text);
        int at = name.find() ? name.start() : text.length();
        while (at < text.length()) {
            String own = name.group(1);
            int from = name.end();
            at = name.find() ? name.start() : text.length();
            byName.put(own, parse(text.substring(from, at)));
        }
    }

    Statement get(String name) {
        Statement statement = byName.get(name);
        if (statement == null) {
            throw new IllegalStateException("there is no statement " + name);
        }
        return statement;
    }

    private static Statement parse(String text) {
        String sql = text.replaceAll("(?m)^--.*$", "").strip().replaceFirst(";$", "");
        List<String> names = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(sql);
        while (parameter.find()) {
            names.add(parameter.group(1));
        }
        return new Statement(parameter.replaceAll("?"), List.copyOf(names));
    }

    static String resource(String path) {
        try (InputStream in = Statements.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
