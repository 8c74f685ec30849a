package io.omnideploy.engine.load.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Knows what a cron line of five fields looks like, as crontab(5) says; no seconds, no nicknames such as @daily. */
final class CronLine {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of the week", 0, 7, DAYS));

    private CronLine() {}

    private record Field(String name, int min, int max, List<String> words) {
        boolean takes(String text) {
            for (String part : text.split(",", -1)) {
                if (!takesPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takesPart(String part) {
            int slash = part.indexOf('/');
            String range = slash < 0 ? part : part.substring(0, slash);
            if (slash >= 0 && !isStep(part.substring(slash + 1))) {
                return false;
            }
            if (range.equals("*")) {
                return true;
            }
            int hyphen = range.indexOf('-');
            if (hyphen < 0) {
                // "5/10" is read differently by different crons.
                return slash < 0 && value(range) >= 0;
            }
            int from = value(range.substring(0, hyphen));
            int to = value(range.substring(hyphen + 1));
            return from >= 0 && to >= from;
        }

        private boolean isStep(String text) {
            int step = number(text);
            return step >= 1 && step <= max;
        }

        private int value(String text) {
            int word = words.indexOf(text.toLowerCase(Locale.ROOT));
            int value = word >= 0 ? word + min : number(text);
            return value < min || value > max ? -1 : value;
        }

        private static int number(String text) {
            boolean isNumber =
                    !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber ? Integer.parseInt(text) : -1;
        }
    }

    /** Returns what is wrong with a line, one sentence; empty if nothing is. */
    static Optional<String> problem(String line) {
        String[] parts = line.strip().split("\\s+", -1);
        if (parts.length != FIELDS.size()) {
            return Optional.of("A schedule has five fields, and this has " + parts.length + ".");
        }
        for (int index = 0; index < parts.length; index++) {
            Field field = FIELDS.get(index);
            if (!field.takes(parts[index])) {
                return Optional.of("'" + parts[index] + "' is no " + field.name() + " (" + field.min() + " to "
                        + field.max() + ").");
            }
        }
        return Optional.empty();
    }
}
