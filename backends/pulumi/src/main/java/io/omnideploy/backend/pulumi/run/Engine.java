package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.run.Automation.Operation;
import io.omnideploy.backend.pulumi.run.Automation.Program;
import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.run.DetachedProcess;
import io.omnideploy.templates.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the commands of {@code pulumi} that change things, or would, and hands on what the engine tells while it works. */
final class Engine {
    private final StackFolder folder;
    private final Project project;

    Engine(StackFolder folder, Project project) {
        this.folder = folder;
        this.project = project;
    }

    /**
     * A program that can be run.
     *
     * @param loader stays open: threads of the SDK's network library end when they want
     */
    record Compiled(ProgramLoader loader, String mainClass) {}

    /**
     * Runs a command that needs the program.
     *
     * @param options beside those that the Automation API gives
     * @param events takes each event of the engine
     */
    Said run(Compiled compiled, Operation operation, List<String> options, Consumer<Value> events) {
        Program program = new Program(project.code(), project.place().stack(), compiled.mainClass(), operation);
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(compiled.loader());
        try {
            return compiled.loader()
                    .automation(project.tool().binary().version())
                    .run(program, arguments -> {
                        List<String> all = new ArrayList<>(arguments);
                        all.addAll(options);
                        // The SDK trusts in what was selected here before, and the stack may be made elsewhere.
                        all.addAll(List.of("--stack", project.place().stack()));
                        return run(all, events);
                    });
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Runs a command to its end, also when this process is killed. A lock that nobody holds any more is freed. */
    Said run(List<String> arguments, Consumer<Value> events) {
        Said said = once(arguments, events);
        return said.exit() != 0 && StaleLock.free(said, project) ? once(arguments, events) : said;
    }

    private Said once(List<String> arguments, Consumer<Value> events) {
        folder.files().fresh(folder.events());
        folder.files().fresh(folder.log());
        folder.files().fresh(folder.errors());
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--event-log", folder.events().toString(), "--suppress-outputs", "--suppress-permalink"));
        ProcessBuilder builder = project.tool()
                .builder(all)
                .redirectOutput(folder.log().toFile())
                .redirectError(folder.errors().toFile());
        int exit = new DetachedProcess("pulumi", folder.survivor())
                .run(builder, folder.events(), line -> events.accept(Json.object(line)), () -> {});
        return new Said(exit, folder.files().read(folder.log()), folder.files().read(folder.errors()));
    }
}
