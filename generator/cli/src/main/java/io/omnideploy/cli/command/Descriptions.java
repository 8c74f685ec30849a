package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The descriptions that {@code -c} names when it names more than one: all of a folder, or all that fit a pattern. */
final class Descriptions {
    private static final String ENDINGS = "*.{yaml,yml}";
    private static final int ANY_DEPTH = Integer.MAX_VALUE;

    private Descriptions() {}

    /**
     * Returns the files by name, as the user would have named them; empty when {@code -c} is left out or names one file.
     *
     * @param directory the folder that relative names are relative to
     * @throws Refused when none is found
     */
    static Optional<List<Path>> several(Arguments arguments, Path directory) {
        String named = GlobalOptions.config(arguments).orElse("");
        if (named.isEmpty() || GlobalOptions.configs(arguments).size() > 1) {
            return Optional.empty();
        }
        try {
            Path path = directory.resolve(named);
            if (Files.isDirectory(path)) {
                return Optional.of(found(Path.of(named), matcher(ENDINGS), 1, directory, named));
            }
            return isPattern(named) && !Files.exists(path) ? Optional.of(matching(named, directory)) : Optional.empty();
        } catch (InvalidPathException noPath) {
            // Said where a single file is read.
            return Optional.empty();
        }
    }

    private static List<Path> matching(String pattern, Path directory) {
        int meta = first(pattern);
        int slash = pattern.lastIndexOf('/', meta);
        Path folder = Path.of(slash < 0 ? "" : pattern.substring(0, Math.max(1, slash)));
        String rest = pattern.substring(slash + 1);
        int depth = rest.contains("**") ? ANY_DEPTH : rest.split("/").length;
        return found(folder, matcher(rest), depth, directory, pattern);
    }

    private static List<Path> found(Path folder, PathMatcher matcher, int depth, Path directory, String named) {
        Path base = directory.resolve(folder);
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(base)) {
            try (Stream<Path> files = Files.walk(base, depth)) {
                files.map(base::relativize)
                        .filter(file -> matcher.matches(file) && !isHidden(file))
                        .filter(file -> Files.isRegularFile(base.resolve(file)))
                        .sorted()
                        .map(folder::resolve)
                        .forEach(found::add);
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                throw Failed.because("'" + named + "' can't be searched: " + unreadable.getMessage())
                        .remedy("Check the permissions of its folders.")
                        .reason(unreadable);
            }
        }
        if (found.isEmpty()) {
            throw new Refused(Diagnostic.error("no-config", "No description is named by '" + named + "'.")
                    .remedy("Name a file, a folder with files that end in .yaml or .yml, or a pattern in quotes such as"
                            + " 'apps/*/deploy.yaml'."));
        }
        return found;
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException broken) {
            throw new Refused(Diagnostic.error(
                            "config-pattern", "'" + pattern + "' is no pattern: " + broken.getDescription() + ".")
                    .remedy("* is any part of a name, ** any folders, ? one character, {a,b} one of several."));
        }
    }

    private static boolean isPattern(String named) {
        return first(named) < named.length();
    }

    /** Returns where the first character stands that has a meaning in a pattern. */
    private static int first(String named) {
        for (int at = 0; at < named.length(); at++) {
            if ("*?[{".indexOf(named.charAt(at)) >= 0) {
                return at;
            }
        }
        return named.length();
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
