package io.omnideploy.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the known name with the smallest edit distance (a swap of neighbours counts one), if it is at most a third
     * of the longer name's length, and 1 for short names.
     */
    public static Optional<String> to(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return known.stream()
                .filter(candidate ->
                        distance(wanted, candidate.toLowerCase(Locale.ROOT).replace('-', '_'))
                                <= Math.max(1, Math.max(wanted.length(), candidate.length()) / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(
                                wanted, candidate.toLowerCase(Locale.ROOT).replace('-', '_')))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns a remedy sentence: the nearest name, or the list of all known ones. */
    public static String remedy(String name, Collection<String> known) {
        return to(name, known)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? "There is none here."
                        : "Known here: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 12 || left.length() > 100) {
            return left.equals(right) ? 0 : Integer.MAX_VALUE / 2;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                cost[row][column] = cell(cost, left, right, row, column);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cell(int[][] cost, String left, String right, int row, int column) {
        if (row == 0 || column == 0) {
            return row + column;
        }
        int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int best = Math.min(
                Math.min(cost[row - 1][column], cost[row][column - 1]) + 1, cost[row - 1][column - 1] + change);
        if (row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1)) {
            best = Math.min(best, cost[row - 2][column - 2] + 1);
        }
        return best;
    }
}
