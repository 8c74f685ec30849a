package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.DiagnosticText;
import io.omnideploy.cli.render.LedgerLine;
import io.omnideploy.cli.render.SourceLines;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.OutputFolder;
import io.omnideploy.engine.load.LoadedConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the description that a run is about, and says once what is used and what is to be known about it. */
final class DeploymentLoader {
    private final World world;
    private final Arguments arguments;

    DeploymentLoader(World world, Arguments arguments) {
        this.world = world;
        this.arguments = arguments;
    }

    /** Returns the description without choosing a stack. */
    LoadedConfig load() {
        return world.factory().load(GlobalOptions.loadRequest(arguments, world.session()));
    }

    /**
     * Returns the deployment, and says on standard error which it is.
     *
     * @throws io.omnideploy.diagnostic.Refused with everything that is wrong
     */
    Deployment open() {
        return open(Optional.empty());
    }

    /** Returns the deployment that is about to be written or brought up, and says what is to be known about it. */
    Deployment openNoting() {
        return openNoting(Optional.empty());
    }

    /** Returns it with another folder for generated files. */
    Deployment openNoting(Optional<Path> output) {
        return noted(open(output));
    }

    /** Returns one of many, and says only what is to be known about it. */
    Deployment oneOfMany(Path description, OutputFolder output) {
        Session session = world.session();
        return noted(world.factory()
                .deployment(load(description), GlobalOptions.selection(arguments, session.environment()), output)
                .orRefuse());
    }

    /** Returns a description that {@code -c} names among others, without choosing a stack. */
    LoadedConfig load(Path description) {
        return world.factory().load(GlobalOptions.loadRequest(arguments, world.session(), List.of(description)));
    }

    private Deployment noted(Deployment deployment) {
        Strictness.require(arguments, deployment);
        List<LedgerLine> ledger = LedgerLine.of(deployment);
        if (!deployment.notices().isEmpty() || !ledger.isEmpty()) {
            Session session = world.session();
            session.err()
                    .print(new DiagnosticText(new SourceLines(session.directory()), session.errStyle())
                            .all(deployment.notices(), ledger));
        }
        return deployment;
    }

    private Deployment open(Optional<Path> output) {
        LoadedConfig loaded = load();
        Session session = world.session();
        Validated<Deployment> result =
                world.factory().deployment(loaded, GlobalOptions.selection(arguments, session.environment()), output);
        Deployment deployment = result.orRefuse();
        session.say("%s / %s on %s with %s (%s)"
                .formatted(
                        deployment.id().name(),
                        deployment.id().stack(),
                        deployment.target().name(),
                        deployment.backend().name(),
                        loaded.displayName()));
        return deployment;
    }
}
