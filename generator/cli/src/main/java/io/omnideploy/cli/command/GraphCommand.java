package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.GraphMermaid;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the resource graph of a deployment. */
final class GraphCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("graph", "Prints the resource graph as a Mermaid flow chart."),
                Help.Codes.READING,
                "omnideploy graph -s prod > graph.mmd");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        world.session()
                .print(GraphMermaid.of(
                        new DeploymentLoader(world, arguments).open().graph()));
        return ExitCode.DONE;
    }
}
