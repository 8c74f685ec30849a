package io.omnideploy.spi.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes the values of secrets out of what a tool says: a provider's message may repeat what it was given. */
public final class Redaction {
    /** A shorter value stands in many a word by chance. */
    private static final int SHORTEST = 4;

    private final List<String> values;

    /** @param secrets values in clear */
    public Redaction(Collection<String> secrets) {
        values = secrets.stream()
                .filter(value -> value.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Returns a text with a mark in the place of each. */
    public String clean(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, "(secret)");
        }
        return clean;
    }
}
