package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.JsonText;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StoredSecrets;
import io.omnideploy.engine.stack.StoredSecrets.Revealed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Tells all values of a stack in clear: the way out for somebody who leaves. */
final class SecretExport implements Command {
    private static final String REVEAL = "--reveal";
    private static final String FORMAT = "--format";
    private static final List<String> FORMATS = List.of("env", "json");

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "export",
                                "Tells all secrets of the stack in clear, to run the generated files without OmniDeploy.",
                                "As variables that the backend's tool takes: for compose in a file .env, for Terraform in the"
                                        + " environment.")
                        .addOption(Options.flag("Says that they may be shown. Needed.", REVEAL))
                        .addOption(Options.text("FORMAT", "How to write it: env, json. Default: env.", FORMAT)),
                Help.Codes.READING,
                "omnideploy secret export --reveal -s prod > .env");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        String format = arguments.<String>value(FORMAT).orElse(FORMATS.getFirst());
        if (!FORMATS.contains(format)) {
            throw new Refused(Diagnostic.error("usage", "'" + format + "' is no format of this command.")
                    .remedy(Nearest.remedy(format, FORMATS)));
        }
        if (!arguments.has(REVEAL)) {
            throw new Refused(Diagnostic.error("not-revealed", "This shows every secret of the stack in clear.")
                    .remedy("Say so with " + REVEAL + ", and mind where the output goes."));
        }
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        StoredSecrets secrets = world.secrets(deployment);
        List<Revealed> revealed = secrets.revealed();
        session.print(format.equals("json") ? json(deployment, revealed) : env(revealed));
        if (format.equals("env")) {
            revealed.stream()
                    .filter(secret ->
                            secret.value().contains("'") && secret.value().contains("`"))
                    .forEach(secret -> session.say("The value of " + secret.source()
                            + " is quoted for a shell; compose would read it otherwise. Take it from --format json."));
        }
        secrets.list().stream()
                .filter(entry ->
                        revealed.stream().noneMatch(value -> value.source().equals(entry.source())))
                .forEach(entry -> session.say(entry.source() + " has no value here."));
        return ExitCode.DONE;
    }

    private static String env(List<Revealed> revealed) {
        StringBuilder lines = new StringBuilder();
        for (Revealed secret : revealed) {
            if (secret.variable().isPresent()) {
                lines.append(secret.variable().get()).append('=').append(quoted(secret.value()));
            } else {
                lines.append("# Used by nothing in this stack: ")
                        .append(secret.source())
                        .append("\n# ")
                        .append(quoted(secret.value()).replace("\n", "\n# "));
            }
            lines.append('\n');
            secret.revision()
                    .ifPresent(revision -> lines.append(revision.variable())
                            .append('=')
                            .append(revision.number())
                            .append('\n'));
        }
        return lines.toString();
    }

    private static String json(Deployment deployment, List<Revealed> revealed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", 1);
        document.put("deployment", deployment.id().name());
        document.put("stack", deployment.id().stack());
        document.put("secrets", revealed.stream().map(SecretExport::entry).toList());
        return JsonText.of(document);
    }

    private static Map<String, Object> entry(Revealed secret) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("secret", secret.source().toString());
        secret.variable().ifPresent(variable -> entry.put("variable", variable));
        entry.put("value", secret.value());
        secret.revision().ifPresent(revision -> {
            entry.put("revision_variable", revision.variable());
            entry.put("revision", revision.number());
        });
        return entry;
    }

    /** Quotes as a shell and compose's .env read alike, but for a back quote beside a single one. */
    private static String quoted(String value) {
        if (value.matches("[A-Za-z0-9_./:@%+=,-]*")) {
            return value;
        }
        return value.contains("'") ? "\"" + value.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"" : "'" + value + "'";
    }
}
