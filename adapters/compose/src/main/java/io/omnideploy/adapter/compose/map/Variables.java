package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.variable.Expansion;
import io.omnideploy.adapter.compose.variable.VariableFiles;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.EnvFile;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretNames;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The variables of a service, from its own list and from files, in deploy.yaml's words. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,254}");

    private final Reading reading;

    Variables(Reading reading) {
        this.reading = reading;
    }

    /**
     * One variable.
     *
     * @param text its value in deploy.yaml's words
     * @param span where it stands, or where the file is named in which it does
     * @param file the file and the name in it, where its value is best read there when the stack is brought up
     */
    record Variable(String text, Optional<SourceSpan> span, Optional<String> file) {
        Variable {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(file, "file");
        }

        Variable with(String other) {
            return new Variable(other, span, file);
        }
    }

    /** Returns the variables by name. */
    SequencedMap<String, Variable> of(String name, Node.Mapping service) {
        ConfigPath path = ConfigPath.of("services", name);
        SequencedMap<String, Variable> variables = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        Nodes.map(service, "environment").entries().forEach((key, entry) -> {
            if (entry.value() instanceof Node.Scalar scalar) {
                known(key, scalar.text(), own);
            }
        });
        for (Node item : Nodes.items(service, "env_file")) {
            if (item instanceof Node.Mapping file) {
                fromFile(file, path.then("env_file"), own, variables);
            }
        }
        Nodes.map(service, "environment").entries().forEach((key, entry) -> {
            ConfigPath at = path.then("environment", key);
            if (!NAME.matcher(key).matches()) {
                reading.refuse(
                        "variable-name",
                        "A variable can't be named '" + key
                                + "' here: platforms take letters, digits, underscores, dots and hyphens.",
                        at,
                        entry.keySpan(),
                        "Rename it, or give it in a file of the image.");
            } else {
                variable(key, entry, at)
                        .ifPresentOrElse(value -> variables.put(key, value), () -> variables.remove(key));
            }
        });
        return variables;
    }

    private Optional<Variable> variable(String key, Node.Entry entry, ConfigPath at) {
        return switch (entry.value()) {
            case Node.Scalar scalar -> Optional.of(new Variable(scalar.text(), scalar.span(), Optional.empty()));
            case Node.Nothing nothing -> passed(key, entry, at);
            default -> Optional.empty();
        };
    }

    /** A name alone passes on the run's own variable. */
    private Optional<Variable> passed(String key, Node.Entry entry, ConfigPath at) {
        Optional<SourceSpan> span = entry.value().span().or(entry::keySpan);
        if (SecretNames.isSecret(key)) {
            reading.ledger()
                    .tell(at, entry, Saying.mapped("compose-passed-on", "It is read as the secret env:" + key + "."));
            return Optional.of(new Variable("${" + key + "}", span, Optional.empty()));
        }
        Optional<String> value = reading.project().expansion().value(key);
        reading.ledger()
                .tell(
                        at,
                        entry,
                        value.isPresent()
                                ? Saying.mapped("compose-passed-on", "It has the value that it has in this run.")
                                : Saying.elsewhere(
                                        "compose-passed-on",
                                        "It has no value in this run, and so the service has none."));
        return value.map(text -> new Variable(TreeBuilder.escaped(text), span, Optional.empty()));
    }

    /** What others may use in their values: text, but no secret that is read later. */
    private static void known(String key, String text, Map<String, String> values) {
        if (text.replace("$$", "").indexOf('$') < 0) {
            values.put(key, text.replace("$$", "$"));
        }
    }

    /** @param own the service's own variables, which count more where a line uses one; the lines before it count least */
    private void fromFile(
            Node.Mapping file, ConfigPath path, Map<String, String> own, SequencedMap<String, Variable> variables) {
        Optional<Node.Scalar> name = Nodes.scalar(file, "path");
        if (name.isEmpty()) {
            return;
        }
        String relative = name.get().text();
        Optional<SourceSpan> span = name.get().span();
        boolean isOptional = Nodes.isFalse(file, "required");
        boolean isThere = reading.files().exists(relative);
        reading.ledger()
                .tell(
                        path,
                        file,
                        isOptional && !isThere
                                ? Saying.elsewhere("compose-env-file", "The file isn't there, and needn't be.")
                                : Saying.mapped("compose-env-file", "The variables of the file are the service's."));
        if (isOptional && !isThere) {
            return;
        }
        boolean isRaw = Nodes.text(file, "format").filter("raw"::equals).isPresent();
        Map<String, String> earlierFiles = new HashMap<>();
        variables.forEach((key, variable) -> known(key, variable.text(), earlierFiles));
        Map<String, String> before = new HashMap<>();
        Expansion expansion =
                reading.project().expansion().under(earlierFiles).under(own).with(before);
        VariableFiles files = new VariableFiles(reading.files(), reading.problems());
        for (EnvFile.Line line : isRaw ? files.rawLines(relative, span) : files.lines(relative, span)) {
            String key = line.key();
            if (!NAME.matcher(key).matches()) {
                reading.refuse(
                        "variable-name",
                        "A variable can't be named '" + key + "' here, as in line " + line.line() + " of '" + relative
                                + "'.",
                        path,
                        span,
                        "Rename it: platforms take letters, digits, underscores, dots and hyphens.");
                continue;
            }
            if (!line.hasValue()) {
                reading.project()
                        .expansion()
                        .value(key)
                        .ifPresent(value ->
                                variables.put(key, new Variable(TreeBuilder.escaped(value), span, Optional.empty())));
                continue;
            }
            boolean isLiteral = line.isLiteral() || line.value().indexOf('$') < 0;
            boolean isSecret =
                    isLiteral && SecretNames.isSecret(key) && !line.value().isEmpty();
            if (isRaw && isSecret && line.value().chars().anyMatch(mark -> "'\"#".indexOf(mark) >= 0)) {
                reading.refuse(
                        "raw-secret",
                        "The secret '" + key + "' of '" + relative
                                + "' has quotes or a hash, and would be read without them.",
                        path,
                        span,
                        "Write the file without 'format: raw', with the value in single quotes.");
                continue;
            }
            String text = isLiteral ? TreeBuilder.escaped(line.value()) : expansion.variable(key, line.value(), span);
            known(key, text, before);
            variables.put(
                    key, new Variable(text, span, isSecret ? Optional.of(relative + "#" + key) : Optional.empty()));
        }
    }
}
