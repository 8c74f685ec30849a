package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.LiveStack;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where in the cloud a command works: in the region that is named, else in that of the description, if there is one here.
 *
 * @param settings of the provider
 */
record CloudPlace(Value.Obj settings, Path project) {
    /** The provider whose preparation and registry the commands are about. */
    static final String PROVIDER = "aws";

    /** The option that names the region. */
    static final String REGION = "--region";

    /** Returns the option that names the region. */
    static OptionSpec region() {
        return Options.text("REGION", "The AWS region. Default: the description's, else us-east-1.", REGION);
    }

    /** Returns the platform. */
    static Platform platform(World world) {
        return world.plugins()
                .find(PROVIDER)
                .orElseThrow(() -> Failed.because("There is no platform plug-in for AWS.")
                        .remedy("Put its jar into the plugins folder."));
    }

    /** Returns the place that the command line names; no description is read. */
    static CloudPlace named(Arguments arguments, World world) {
        Map<String, Value> settings = arguments
                .<String>value(REGION)
                .map(region -> Map.<String, Value>of("region", Value.text(region)))
                .orElse(Map.of());
        return new CloudPlace(Value.object(settings), world.session().directory());
    }

    /**
     * Returns the place that the command line names, or the description in this folder.
     *
     * @throws Refused when the description pins another account than that of the credentials
     */
    static CloudPlace found(Arguments arguments, World world) {
        if (arguments.has(REGION) || !isDescribed(arguments, world)) {
            return named(arguments, world);
        }
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        Value.Obj settings = deployment.graph().providers().get(PROVIDER);
        if (settings == null) {
            throw notThere(deployment.target().name());
        }
        if (!deployment.config().identity().isEmpty()) {
            LiveStack.connect(deployment, world.work(), session.environment()).close();
        }
        return new CloudPlace(settings, deployment.project());
    }

    /** Opens the registry of the place, and says which it is. */
    static ImageRegistry registry(Arguments arguments, World world) {
        ImageRegistry registry = platform(world)
                .registry(found(arguments, world).request())
                .orElseThrow(() -> Failed.because("There is no registry there."));
        world.session().say(registry.identity());
        return registry;
    }

    /** Returns the refusal of a target that is elsewhere. */
    static Refused notThere(String target) {
        return new Refused(Diagnostic.error("not-on-aws", "Target '" + target + "' is not on AWS.")
                .remedy("Name another by -t or -s, or the region by " + REGION + "."));
    }

    ConnectRequest request() {
        return new ConnectRequest(settings, project, new NoSecrets());
    }

    private static boolean isDescribed(Arguments arguments, World world) {
        Optional<String> named = GlobalOptions.config(arguments);
        return named.isPresent()
                || world.plugins().adapters().stream()
                        .flatMap(adapter -> adapter.fileNames().stream())
                        .map(world.session().directory()::resolve)
                        .anyMatch(Files::exists);
    }

    /** These settings hold none. */
    private record NoSecrets() implements Secrets {
        @Override
        public String value(String name) {
            throw new IllegalArgumentException("no secret " + name);
        }

        @Override
        public String fingerprint(String name) {
            throw new IllegalArgumentException("no secret " + name);
        }
    }
}
