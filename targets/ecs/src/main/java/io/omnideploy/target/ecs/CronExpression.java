package io.omnideploy.target.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A cron line of five fields as EventBridge Scheduler writes it: six fields with a year, Sunday is 1, and either the day of the
 * month or that of the week is {@code ?}. See "Schedule types" in the scheduler's user guide.
 */
final class CronExpression {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int SHORTEST_RANGE = 3;

    private CronExpression() {}

    /**
     * Returns the expression of a line that is known to be one; empty if the scheduler has none for it: it can't start something
     * on certain days of the month and on certain days of the week.
     */
    static Optional<String> of(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        SortedSet<Integer> days = values(fields[2], 1, 31, List.of());
        SortedSet<Integer> weekdays = new TreeSet<>();
        values(fields[4], 0, 7, DAYS).forEach(day -> weekdays.add(day % DAYS.size()));
        boolean everyDay = days.size() == 31;
        boolean everyWeekday = weekdays.size() == DAYS.size();
        if (!everyDay && !everyWeekday) {
            return Optional.empty();
        }
        return Optional.of("cron("
                + String.join(
                        " ",
                        numbers(fields[0], 0, 59),
                        numbers(fields[1], 0, 23),
                        everyWeekday ? numbers(fields[2], 1, 31) : "?",
                        months(fields[3]),
                        everyWeekday ? "?" : names(weekdays),
                        "*")
                + ")");
    }

    private static String months(String field) {
        return field.equals("*") ? "*" : join(values(field, 1, 12, MONTHS));
    }

    /** A step over everything begins with its first value, as the scheduler writes it; a step over a range is written out. */
    private static String numbers(String field, int min, int max) {
        if (field.equals("*")) {
            return "*";
        }
        if (field.startsWith("*/")) {
            return min + field.substring(1);
        }
        return field.indexOf('/') < 0 ? field : join(values(field, min, max, List.of()));
    }

    private static String join(SortedSet<Integer> values) {
        List<String> texts = values.stream().map(String::valueOf).toList();
        boolean isRange = values.size() >= SHORTEST_RANGE && values.last() - values.first() == values.size() - 1;
        return isRange ? values.first() + "-" + values.last() : String.join(",", texts);
    }

    private static String names(SortedSet<Integer> days) {
        List<String> names = new ArrayList<>();
        days.forEach(day -> names.add(DAYS.get(day)));
        boolean isRange = days.size() >= SHORTEST_RANGE && days.last() - days.first() == days.size() - 1;
        return isRange ? names.getFirst() + "-" + names.getLast() : String.join(",", names);
    }

    private static SortedSet<Integer> values(String field, int min, int max, List<String> words) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String part : field.split(",", -1)) {
            int slash = part.indexOf('/');
            String range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
            int hyphen = range.indexOf('-');
            boolean all = range.equals("*");
            int from = all ? min : value(hyphen < 0 ? range : range.substring(0, hyphen), min, words);
            int last = hyphen < 0 ? from : value(range.substring(hyphen + 1), min, words);
            int to = all ? max : last;
            for (int value = from; value <= to; value += step) {
                values.add(value);
            }
        }
        return values;
    }

    private static int value(String text, int min, List<String> words) {
        int word = words.indexOf(text.toUpperCase(Locale.ROOT));
        return word >= 0 ? word + min : Integer.parseInt(text);
    }
}
