package io.omnideploy.target.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A cron line as the CronJob controller reads it: there Sunday is 0 alone (package cron of robfig, which it uses). A line that was
 * checked has five fields.
 */
final class CronLine {
    private static final int SUNDAY = 7;

    private CronLine() {}

    /** Returns a line that means the same everywhere. */
    static String portable(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        fields[4] = weekdays(fields[4]);
        return String.join(" ", fields);
    }

    private static String weekdays(String field) {
        if (!field.contains("7")) {
            return field;
        }
        List<String> parts = new ArrayList<>();
        for (String part : field.split(",", -1)) {
            parts.add(part.matches("[0-9]+(-[0-9]+)?(/[0-9]+)?") && part.contains("7") ? listed(part) : part);
        }
        return String.join(",", parts);
    }

    private static String listed(String part) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
        int hyphen = range.indexOf('-');
        int from = Integer.parseInt(hyphen < 0 ? range : range.substring(0, hyphen));
        int to = hyphen < 0 ? from : Integer.parseInt(range.substring(hyphen + 1));
        SortedSet<Integer> days = new TreeSet<>();
        for (int day = from; day <= to; day += step) {
            days.add(day % SUNDAY);
        }
        return String.join(",", days.stream().map(String::valueOf).toList());
    }
}
