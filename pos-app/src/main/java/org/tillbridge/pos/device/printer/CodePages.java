package org.tillbridge.pos.device.printer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The code pages that a maker's printers know, by the number that `ESC t` chooses them with. The
/// lists are those of ReceiptPrinterEncoder (MIT), read off real printers.
///
/// Pages whose letters run from right to left or change with their neighbours are left out: such a
/// line is printed as a picture.
public final class CodePages {
    private static final Pattern LINE = Pattern.compile("\\s*0x([0-9a-fA-F]{2})\\s+(\\S+).*");

    /// In this order they are tried: the first holds the languages of western Europe and the euro
    /// sign, and is the one that printers agree on.
    private static final List<String> TRIED =
            List.of(
                    "windows1252",
                    "cp858",
                    "cp852",
                    "windows1250",
                    "cp866",
                    "windows1251",
                    "cp737",
                    "windows1253",
                    "cp857",
                    "windows1254",
                    "cp775",
                    "windows1257",
                    "cp437",
                    "cp850",
                    "cp860",
                    "cp863",
                    "cp865",
                    "cp861",
                    "iso8859-7",
                    "iso8859-15");

    /// What any printer knows: the page it is switched on with, for letters without accents.
    static final String ANY = "any";

    private static final Map<String, CodePages> READ = new ConcurrentHashMap<>();

    private final List<Page> pages;

    /// One of them.
    ///
    /// @param number of `ESC t`
    record Page(int number, Charset charset) {}

    private CodePages(List<Page> pages) {
        this.pages = List.copyOf(pages);
    }

    /// @param maker the name of a list beside this class, or [#ANY]
    static CodePages of(String maker) {
        return READ.computeIfAbsent(
                maker,
                name ->
                        name.equals(ANY)
                                ? new CodePages(List.of(new Page(0, Charset.forName("IBM437"))))
                                : read(name));
    }

    private static CodePages read(String maker) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try (InputStream list =
                        Objects.requireNonNull(
                                CodePages.class.getResourceAsStream("codepages/" + maker + ".txt"),
                                maker);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(
                            line ->
                                    numbers.putIfAbsent(
                                            line.group(2), Integer.parseInt(line.group(1), 16)));
        } catch (IOException missing) {
            throw new UncheckedIOException("The code pages are not in this build", missing);
        }
        List<Page> pages = new ArrayList<>();
        numbers.forEach(
                (name, number) ->
                        charset(name).ifPresent(found -> pages.add(new Page(number, found))));
        pages.sort(Comparator.comparingInt(page -> TRIED.indexOf(name(page))));
        return new CodePages(pages);
    }

    List<Page> pages() {
        return pages;
    }

    Optional<Page> numbered(int number) {
        return pages.stream().filter(page -> page.number() == number).findFirst();
    }

    private static String name(Page page) {
        return TRIED.stream()
                .filter(name -> charset(name).filter(page.charset()::equals).isPresent())
                .findFirst()
                .orElse("");
    }

    private static Optional<Charset> charset(String name) {
        if (!TRIED.contains(name)) {
            return Optional.empty();
        }
        String java =
                switch (name) {
                    case "cp858" -> "IBM00858";
                    case "cp737" -> "x-IBM737";
                    default ->
                            name.replace("windows", "windows-")
                                    .replace("iso8859", "ISO-8859")
                                    .replaceFirst("^cp", "IBM");
                };
        return Charset.isSupported(java) ? Optional.of(Charset.forName(java)) : Optional.empty();
    }
}
