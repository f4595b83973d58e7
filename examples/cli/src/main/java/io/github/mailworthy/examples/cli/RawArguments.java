package io.github.mailworthy.examples.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments as they were typed. In a locale without UTF-8 (as in many containers) Java replaces what is no ASCII; Linux still has
 * the octets.
 */
final class RawArguments {
    private static final char REPLACEMENT = '\uFFFD';

    private RawArguments() {}

    static String[] of(String[] args) {
        boolean damaged = String.join("", args).indexOf(REPLACEMENT) >= 0;
        return damaged ? mended(args, Path.of("/proc/self/cmdline")) : args;
    }

    /** Those of the command line, each ended by a NUL, if they are UTF-8 and fit what Java made of them. */
    static String[] mended(String[] args, Path commandLine) {
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(commandLine)))
                    .toString();
            List<String> typed = new ArrayList<>(List.of(line.split("\0", -1)));
            typed.remove(typed.size() - 1);
            int from = typed.size() - args.length;
            for (int i = 0; i < args.length; i++) {
                boolean same = from >= 0 && (typed.get(from + i).equals(args[i]) || args[i].indexOf(REPLACEMENT) >= 0);
                if (!same) {
                    return args;
                }
            }
            return typed.subList(from, typed.size()).toArray(String[]::new);
        } catch (IOException e) {
            // no Linux, or no UTF-8
            return args;
        }
    }
}
