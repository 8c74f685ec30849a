package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.NodeJson;
import io.omnideploy.config.DeployShape;
import io.omnideploy.engine.load.Identities;
import io.omnideploy.engine.load.SchemaDocument;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the JSON Schema of the description, for editors. */
final class SchemaCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain(
                        "schema",
                        "Prints the JSON Schema of the description, for editors.",
                        "Draft 2020-12, with the settings of all targets."),
                Help.Codes.READING,
                "omnideploy schema > deploy.schema.json");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        world.session()
                .print(NodeJson.of(SchemaDocument.of(
                        new DeployShape(Identities.of(world.plugins().targets()).shape()),
                        TargetSections.of(world.plugins()))));
        return ExitCode.DONE;
    }
}
