package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.FieldText;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeployShape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.load.FieldExplanation;
import io.omnideploy.engine.load.Identities;
import io.omnideploy.resource.ResourceSpec;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what a field of the description means and makes, or why a resource is as it is. */
final class ExplainCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "explain",
                                "Tells what a field means, or why a resource is as it is.",
                                "For a field: type, default, limits, what becomes of it on each target, and, where there is"
                                        + " a description, what it makes. For the address of a resource: the line of the"
                                        + " description or the rule behind each of its properties.")
                        .addPositional(Options.optional(
                                "FIELD",
                                "A path such as components.web.service, or an address such as"
                                        + " docker.Container/web. Default: the whole description.")),
                Help.Codes.READING,
                "omnideploy explain components.web.service.autoscaling",
                "omnideploy explain docker.Container/web");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        String field = arguments.parameter().orElse("");
        FieldText text = new FieldText(world.session().outStyle());
        if (field.contains("/")) {
            world.session().print(resource(field, text, new DeploymentLoader(world, arguments).open()));
            return ExitCode.DONE;
        }
        List<String> path = field.isEmpty() ? List.of() : List.of(field.split("\\."));
        FieldExplanation explanation = FieldExplanation.find(
                        new DeployShape(Identities.of(world.plugins().targets()).shape()),
                        TargetSections.of(world.plugins()),
                        path)
                .orRefuse();
        world.session().print(text.field(explanation, world.plugins().targets()));
        if (!path.isEmpty()) {
            described(arguments, world)
                    .ifPresent(deployment -> world.session()
                            .print(text.use(
                                    named(explanation.path(), deployment.config()),
                                    deployment.config().positions(),
                                    deployment.graph())));
        }
        return ExitCode.DONE;
    }

    private static String resource(String address, FieldText text, Deployment deployment) {
        List<String> known = deployment.graph().resources().keySet().stream()
                .map(Object::toString)
                .toList();
        ResourceSpec spec = deployment.graph().resources().values().stream()
                .filter(candidate -> candidate.id().toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Diagnostic.error("unknown-resource", "There is no resource '" + address + "' in this stack.")
                                .remedy(Nearest.remedy(address, known))));
        return text.resource(spec, deployment.config().positions());
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
