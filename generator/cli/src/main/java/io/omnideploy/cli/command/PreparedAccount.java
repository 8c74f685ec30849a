package io.omnideploy.cli.command;

import io.omnideploy.cli.render.Table;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.PreparationRequest;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** The account that bootstrap is about, with what was asked for it. */
final class PreparedAccount {
    private static final String POLICY = "--policy";
    private static final String GROUP = "--group";
    private static final String USER = "--user";

    private PreparedAccount() {}

    /** Adds the options that say what is made. */
    static CommandSpec addNames(CommandSpec spec) {
        return addPlace(spec)
                .addOption(Options.text("NAME", "The user who deploys. Default: omnideploy-deployer.", USER))
                .addOption(Options.text("NAME", "The group of those who deploy. Default: omnideploy-deployers.", GROUP))
                .addOption(Options.text("NAME", "The policy: what they may do. Default: omnideploy-deployer.", POLICY));
    }

    /** Adds the options that say what it is for. */
    static CommandSpec addPlace(CommandSpec spec) {
        return spec.addOption(Options.text(
                        "TARGET",
                        "The target that is deployed to. Default: all that run on AWS.",
                        "-t",
                        GlobalOptions.TARGET))
                .addOption(Options.text(
                        "REGION", "A region of the part of AWS that is meant. Default: us-east-1.", CloudPlace.REGION));
    }

    /**
     * Opens what prepares the account.
     *
     * @param keyProfile the profile that is to hold a key of the user
     */
    static AccountPreparation open(Arguments arguments, World world, Optional<String> keyProfile) {
        PreparationRequest request = new PreparationRequest(
                types(arguments, world),
                arguments.value(POLICY),
                arguments.value(GROUP),
                arguments.value(USER),
                keyProfile);
        return CloudPlace.platform(world)
                .preparation(CloudPlace.named(arguments, world).request(), request)
                .orElseThrow(() -> Failed.because("There is nothing to prepare there."));
    }

    /** Returns the name of the user, if one is given. */
    static Optional<String> user(Arguments arguments) {
        return arguments.value(USER);
    }

    /** Returns how it stands with each part. */
    static Table table(List<PreparedPart> parts) {
        return new Table(
                "parts",
                List.of("part", "name", "state", "detail"),
                parts.stream().map(PreparedAccount::row).toList());
    }

    private static List<Object> row(PreparedPart part) {
        String state = switch (part.state()) {
            case PRESENT -> "present";
            case MISSING -> "missing";
            case OUTDATED -> "outdated";
            case CREATED -> "created";
            case UPDATED -> "updated";
        };
        return List.of(part.kind(), part.name(), state, part.detail());
    }

    private static SortedSet<ResourceType> types(Arguments arguments, World world) {
        Optional<String> named = arguments.value(GlobalOptions.TARGET);
        List<Target> targets = named.map(name -> List.of(world.plugins().target(name)))
                .orElseGet(() -> world.plugins().targets());
        TreeSet<ResourceType> types = new TreeSet<>();
        for (Target target : targets) {
            target.resourceTypes().stream()
                    .filter(type -> type.provider().equals(CloudPlace.PROVIDER))
                    .forEach(types::add);
        }
        if (types.isEmpty() && named.isPresent()) {
            throw CloudPlace.notThere(named.get());
        }
        return types;
    }
}
