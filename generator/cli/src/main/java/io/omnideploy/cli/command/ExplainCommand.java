package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.ExplainJson;
import io.omnideploy.cli.render.ExplainText;
import io.omnideploy.cli.render.ExplainedResource;
import io.omnideploy.cli.render.FieldText;
import io.omnideploy.cli.render.SourceLines;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeployShape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.account.LineAccount;
import io.omnideploy.engine.load.FieldExplanation;
import io.omnideploy.resource.ResourceSpec;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what a field of the description means and makes, why a resource is as it is, or what a line became. */
final class ExplainCommand implements Command {
    private static final String LINE = "--line";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "explain",
                                "Tells what a field means, why a resource is as it is, or what a line became.",
                                "For a field: type, default, limits, what becomes of it on each target, and, where there is"
                                        + " a description, what it makes. For the address of a resource: the line of the"
                                        + " description or the rule behind each of its properties, or behind one of them."
                                        + " For a line: what was made of each value on it, or why nothing was.")
                        .addPositional(Options.optional(
                                "FIELD",
                                "A path such as components.web.service, or an address such as"
                                        + " docker.Container/web. Default: the whole description."))
                        .addPositional(Options.second(
                                "PROPERTY", "Behind an address: one property of it, such as env.LOG_LEVEL."))
                        .addOption(Options.number("N", "A line of the description, from 1 on.", LINE))
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy explain components.web.service.autoscaling",
                "omnideploy explain docker.Container/web",
                "omnideploy explain docker.Container/web env.LOG_LEVEL",
                "omnideploy explain --line 17");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Optional<Integer> line = arguments.value(LINE);
        String field = arguments.parameter().orElse("");
        boolean isAddress = field.contains("/");
        if (line.isPresent() && !field.isEmpty()) {
            throw usage("A line and a field or address can't be explained at once.");
        }
        if (!isAddress && arguments.secondParameter().isPresent()) {
            throw usage("A property follows the address of a resource, such as docker.Container/web.");
        }
        if (line.isPresent()) {
            line(line.get(), arguments, world);
        } else if (isAddress) {
            resource(field, arguments, world);
        } else {
            field(field, arguments, world);
        }
        return ExitCode.DONE;
    }

    private static Refused usage(String cause) {
        return new Refused(Diagnostic.error("usage", cause).remedy("'omnideploy explain --help' tells what it takes."));
    }

    private static void line(int line, Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        String file = deployment.loaded().displayName();
        Optional<String> written = line < 1
                ? Optional.empty()
                : new SourceLines(session.directory()).line(new SourceSpan(file, line, 1, 1));
        if (written.isEmpty()) {
            throw new Refused(Diagnostic.error("no-such-line", "'" + file + "' has no line " + line + ".")
                    .remedy("Give the number of one of its lines."));
        }
        SourceSpan place = new SourceSpan(file, line, 1, 1);
        LineAccount account = LineAccount.of(deployment, line);
        session.print(
                isJson(arguments)
                        ? ExplainJson.line(account, place)
                        : new ExplainText(session.outStyle()).line(account, place, written.get()));
    }

    private static void resource(String address, Arguments arguments, World world) {
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        List<String> known = deployment.graph().resources().keySet().stream()
                .map(Object::toString)
                .toList();
        ResourceSpec spec = deployment.graph().resources().values().stream()
                .filter(candidate -> candidate.id().toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Diagnostic.error("unknown-resource", "There is no resource '" + address + "' in this stack.")
                                .remedy(Nearest.remedy(address, known))));
        ExplainedResource whole = ExplainedResource.of(spec, deployment.config().positions(), deployment.catalog());
        ExplainedResource asked = arguments
                .secondParameter()
                .map(property -> property(whole, property))
                .orElse(whole);
        world.session()
                .print(
                        isJson(arguments)
                                ? ExplainJson.resource(asked)
                                : new ExplainText(world.session().outStyle()).resource(asked));
    }

    private static ExplainedResource property(ExplainedResource whole, String property) {
        ExplainedResource asked = whole.only(property);
        if (asked.properties().isEmpty()) {
            List<String> known = whole.properties().stream()
                    .map(ExplainedResource.Property::path)
                    .filter(path -> !path.isEmpty())
                    .toList();
            throw new Refused(Diagnostic.error(
                            "unknown-property", "'" + whole.address() + "' has no property '" + property + "' here.")
                    .remedy(Nearest.remedy(property, known)));
        }
        return asked;
    }

    private static void field(String field, Arguments arguments, World world) {
        List<String> path = field.isEmpty() ? List.of() : List.of(field.split("\\."));
        FieldExplanation explanation = FieldExplanation.find(
                        new DeployShape(), TargetSections.of(world.plugins()), path)
                .orRefuse();
        if (isJson(arguments)) {
            world.session().print(ExplainJson.field(explanation, world.plugins().targets()));
            return;
        }
        FieldText text = new FieldText(world.session().outStyle());
        world.session().print(text.field(explanation, world.plugins().targets()));
        if (!path.isEmpty()) {
            described(arguments, world)
                    .ifPresent(deployment -> world.session()
                            .print(text.use(
                                    named(explanation.path(), deployment.config()),
                                    deployment.config().positions(),
                                    deployment.graph())));
        }
    }

    private static boolean isJson(Arguments arguments) {
        return Format.of(arguments) == Format.JSON;
    }

    /** What a field means can be told without a description, or with a broken one. */
    private static Optional<Deployment> described(Arguments arguments, World world) {
        Session session = world.session();
        try {
            return world.factory()
                    .deployment(
                            new DeploymentLoader(world, arguments).load(),
                            GlobalOptions.selection(arguments, session.environment()),
                            Optional.empty())
                    .value();
        } catch (Refused nothingToShow) {
            return Optional.empty();
        }
    }

    /** In the short form the only component needs no name. */
    private static ConfigPath named(ConfigPath path, DeployConfig config) {
        boolean any = path.segments().size() > 1 && path.segments().get(1).equals("*");
        if (!any || config.components().size() != 1) {
            return path;
        }
        ConfigPath named =
                ConfigPath.of("components", config.components().firstEntry().getKey());
        for (String segment : path.segments().subList(2, path.segments().size())) {
            named = named.then(segment);
        }
        return named;
    }
}
