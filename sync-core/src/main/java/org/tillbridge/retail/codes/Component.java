package org.tillbridge.retail.codes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of an element, as the syntax dictionary describes it: `N6,yymmd0`, `X..20`, `[N..12]`.
record Component(
        CharacterSet characters, int least, int most, boolean optional, List<Check> checks) {
    static final Pattern FORM = Pattern.compile("(\\[?)([NXYZ])(\\.\\.)?(\\d{1,3})]?(?:,(\\S+))?");

    Component {
        checks = List.copyOf(checks);
    }

    /// @throws IllegalArgumentException if it is not in the dictionary's form
    static Component parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a component: " + text);
        }
        int most = Integer.parseInt(form.group(4));
        String linters = Optional.ofNullable(form.group(5)).orElse("");
        return new Component(
                CharacterSet.valueOf(form.group(2)),
                form.group(3) == null ? most : 1,
                most,
                !form.group(1).isEmpty(),
                List.of(linters.split(",")).stream()
                        .flatMap(linter -> Check.of(linter).stream())
                        .toList());
    }

    /// What is wrong with a part that is as long as it may be.
    Optional<CodeFault> fault(String part) {
        if (part.length() < least || !characters.hasAll(part)) {
            return Optional.of(CodeFault.ELEMENT);
        }
        return checks.stream().filter(check -> !check.passes(part)).map(Check::fault).findFirst();
    }
}
