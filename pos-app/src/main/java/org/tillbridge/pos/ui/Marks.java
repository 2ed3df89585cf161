package org.tillbridge.pos.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the words that were typed stand in a name.
final class Marks {
    /// A piece of the name.
    record Part(String text, boolean marked) {}

    private Marks() {}

    static List<Part> of(String name, String typed) {
        boolean[] marked = new boolean[name.length()];
        String folded = name.toLowerCase(Locale.ROOT);
        if (folded.length() == name.length()) {
            for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                mark(folded, word, marked);
            }
        }
        return parts(name, marked);
    }

    private static void mark(String name, String word, boolean[] marked) {
        if (word.isEmpty()) {
            return;
        }
        for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
            Arrays.fill(marked, at, at + word.length(), true);
        }
    }

    private static List<Part> parts(String name, boolean[] marked) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || marked[i] != marked[start]) {
                parts.add(new Part(name.substring(start, i), marked[start]));
                start = i;
            }
        }
        return parts;
    }
}
