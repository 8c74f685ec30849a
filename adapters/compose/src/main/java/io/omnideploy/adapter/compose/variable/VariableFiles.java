package io.omnideploy.adapter.compose.variable;

import io.omnideploy.config.EnvFile;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads files of variables. */
public final class VariableFiles {
    private final SourceFiles files;
    private final Diagnostics problems;

    public VariableFiles(SourceFiles files, Diagnostics problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * Returns the variables of a file, whose values may use those given and those before them.
     *
     * @param above variables that count more, where a value uses one
     */
    public Map<String, String> read(String path, Optional<SourceSpan> namedAt, Map<String, String> above) {
        Map<String, String> values = new LinkedHashMap<>();
        // In such a file a variable that nobody set is empty.
        Expansion expansion = new Expansion(name -> above.getOrDefault(name, values.getOrDefault(name, "")));
        for (EnvFile.Line line : lines(path, namedAt)) {
            if (!line.hasValue()) {
                Optional.ofNullable(above.get(line.key())).ifPresent(value -> values.put(line.key(), value));
            } else if (line.isLiteral()) {
                values.put(line.key(), line.value());
            } else {
                SourceSpan place = new SourceSpan(path, line.line(), 1, 1);
                String value = expansion.plain(line.value(), Optional.of(place));
                boolean isText = expansion.problems(place).stream()
                        .anyMatch(problem -> problem.code().equals("malformed-variable"));
                // A dollar sign before anything else is text here, as in $(date).
                values.put(line.key(), isText ? line.value() : value);
                if (!isText) {
                    problems.addAll(expansion.problems(place));
                }
            }
        }
        return values;
    }

    /** Returns the lines of a file as they are written. */
    public List<EnvFile.Line> lines(String path, Optional<SourceSpan> namedAt) {
        return lines(path, namedAt, EnvFile::read);
    }

    /** Returns the lines of a file in the {@code raw} format. */
    public List<EnvFile.Line> rawLines(String path, Optional<SourceSpan> namedAt) {
        return lines(path, namedAt, EnvFile::readRaw);
    }

    @FunctionalInterface
    private interface Format {
        List<EnvFile.Line> read(String text) throws EnvFile.Malformed;
    }

    private List<EnvFile.Line> lines(String path, Optional<SourceSpan> namedAt, Format format) {
        String text = files.text(path, namedAt);
        try {
            return format.read(text);
        } catch (EnvFile.Malformed malformed) {
            problems.add(Diagnostic.error(
                            "malformed-env-file",
                            "'" + path + "' can't be read in line " + malformed.line() + ": " + malformed.getMessage()
                                    + ".")
                    .at(namedAt)
                    .remedy("Write NAME=value in each line."));
            return List.of();
        }
    }
}
