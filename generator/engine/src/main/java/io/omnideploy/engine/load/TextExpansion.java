package io.omnideploy.engine.load;

import io.omnideploy.config.SecretNames;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts values into one text. A value is put in as it is: it is never read for variables again.
 *
 * @param environment the variables
 * @param deployment what {@code ${deploy.…}} gives
 * @param place what may stand here
 * @param keyIsSecret whether the text is named like a secret
 * @param span where the text stands
 * @param problem takes what is wrong
 */
record TextExpansion(
        Map<String, String> environment,
        Map<String, String> deployment,
        Place place,
        boolean keyIsSecret,
        Optional<SourceSpan> span,
        Consumer<Problem> problem) {
    /** What may stand in a text beside variables in clear. */
    enum Place {
        /** Nothing. */
        CLEAR,
        /** References. */
        REFERRING,
        /** References and secrets. */
        SECRET
    }

    /** What is wrong with a text, or worth knowing. */
    sealed interface Problem {
        /** A variable without a value; {@code hint} is what the description says about it. */
        record Missing(String variable, String hint) implements Problem {}

        /** A reference where its value would be needed now. */
        record NoReference(Piece.Dotted reference) implements Problem {}

        /** Something of the deployment that it doesn't have. */
        record UnknownOfDeployment(String attribute) implements Problem {}

        /** A variable that is named like a secret, in a place that shows it. */
        record SecretInClear(String variable) implements Problem {}
    }

    /** Returns the text with its values; two literals never follow each other. */
    Template expand(List<Piece> pieces) {
        List<Template.Part> parts = new ArrayList<>();
        expand(pieces, parts);
        return new Template(parts);
    }

    private void expand(List<Piece> pieces, List<Template.Part> parts) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Plain plain -> add(parts, plain.text());
                case Piece.Dotted dotted -> dotted(dotted, parts);
                case Piece.Variable variable -> variable(variable, parts);
            }
        }
    }

    private void dotted(Piece.Dotted dotted, List<Template.Part> parts) {
        if (dotted.owner().equals("deploy")) {
            String value = deployment.get(dotted.attribute());
            if (value == null) {
                problem.accept(new Problem.UnknownOfDeployment(dotted.attribute()));
            } else {
                add(parts, value);
            }
        } else if (place == Place.CLEAR) {
            problem.accept(new Problem.NoReference(dotted));
        } else {
            parts.add(new Template.Reference(dotted.owner(), dotted.attribute(), span));
        }
    }

    private void variable(Piece.Variable variable, List<Template.Part> parts) {
        String value = environment.get(variable.name());
        boolean has = value != null && !(variable.operator().emptyIsNone() && value.isEmpty());
        switch (variable.operator()) {
            case NONE, REQUIRED, REQUIRED_NOT_EMPTY -> {
                if (isSecret(variable)) {
                    parts.add(secret(variable));
                } else if (has) {
                    add(parts, clear(variable, value));
                } else {
                    problem.accept(new Problem.Missing(variable.name(), hint(variable.operand())));
                }
            }
            case DEFAULT, DEFAULT_IF_EMPTY -> {
                if (!has) {
                    expand(variable.operand(), parts);
                } else if (isSecret(variable)) {
                    parts.add(secret(variable));
                } else {
                    add(parts, clear(variable, value));
                }
            }
            case INSTEAD, INSTEAD_IF_NOT_EMPTY -> {
                if (has) {
                    expand(variable.operand(), parts);
                }
            }
        }
    }

    private boolean isSecret(Piece.Variable variable) {
        return place == Place.SECRET && (keyIsSecret || SecretNames.isSecret(variable.name()));
    }

    private String clear(Piece.Variable variable, String value) {
        if (SecretNames.isSecret(variable.name())) {
            problem.accept(new Problem.SecretInClear(variable.name()));
        }
        return value;
    }

    private static Template.Part secret(Piece.Variable variable) {
        return new Template.SecretPart(new SecretSource("env", variable.name()));
    }

    /** The text behind {@code :?} is told to a person as it is written, so only its plain pieces are. */
    private static String hint(List<Piece> operand) {
        StringBuilder hint = new StringBuilder();
        for (Piece piece : operand) {
            if (piece instanceof Piece.Plain plain) {
                hint.append(plain.text());
            }
        }
        return hint.toString();
    }

    private static void add(List<Template.Part> parts, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Template.Literal before) {
            parts.set(parts.size() - 1, new Template.Literal(before.text() + text));
        } else {
            parts.add(new Template.Literal(text));
        }
    }
}
