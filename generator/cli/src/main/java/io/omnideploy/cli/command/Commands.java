package io.omnideploy.cli.command;

import java.util.List;
import java.util.Optional;

/** The commands by name. Only the class of the one that runs is loaded. */
public final class Commands {
    /** The names, in the order of the help. */
    public static final List<String> NAMES = List.of(
            "init",
            "import",
            "validate",
            "schema",
            "explain",
            "graph",
            "generate",
            "preview",
            "up",
            "rollback",
            "destroy",
            "refresh",
            "outputs",
            "stacks",
            "secret",
            "status",
            "logs",
            "run",
            "build",
            "bootstrap",
            "ecr",
            "sizes",
            "targets",
            "backends",
            "adapters",
            "completion",
            "version");

    private Commands() {}

    /** Returns a command. */
    public static Command create(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "import" -> new ImportCommand();
            case "validate" -> new ValidateCommand();
            case "schema" -> new SchemaCommand();
            case "explain" -> new ExplainCommand();
            case "graph" -> new GraphCommand();
            case "generate" -> new GenerateCommand();
            case "preview" -> new PreviewCommand();
            case "up" -> new UpCommand();
            case "rollback" -> new RollbackCommand();
            case "destroy" -> new DestroyCommand();
            case "refresh" -> new RefreshCommand();
            case "outputs" -> new OutputsCommand();
            case "secret" -> new SecretCommand();
            case "stacks" -> new StacksCommand();
            case "status" -> new StatusCommand();
            case "logs" -> new LogsCommand();
            case "run" -> new RunCommand();
            case "build" -> new BuildCommand();
            case "bootstrap" -> new BootstrapCommand();
            case "ecr" -> new EcrCommand();
            case "sizes" -> new SizesCommand();
            case "targets" -> new TargetsCommand();
            case "backends" -> new BackendsCommand();
            case "adapters" -> new AdaptersCommand();
            case "completion" -> new CompletionCommand();
            case "version" -> new VersionCommand();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    /**
     * Returns the command that a command line names, without parsing it: the first word that is no option and no value of a
     * global one. Where the guess finds none, the whole program is built and picocli decides.
     */
    public static Optional<String> firstIn(String... arguments) {
        for (int index = 0; index < arguments.length; index++) {
            String word = arguments[index];
            if (!word.startsWith("-")) {
                return NAMES.contains(word) ? Optional.of(word) : Optional.empty();
            }
            if (GlobalOptions.takesNextWord(word)) {
                index++;
            }
        }
        return Optional.empty();
    }
}
