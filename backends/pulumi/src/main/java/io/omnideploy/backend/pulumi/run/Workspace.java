package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.plan.Progress;
import io.omnideploy.programs.Libraries;
import io.omnideploy.programs.ProgramClasses;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that the runs of one stack work with. */
final class Workspace {
    private static final int PASSPHRASE_BYTES = 16;

    private final RunRequest request;
    private final StackFolder folder;
    private final StatePlace place;
    private final Tool tool;
    private final boolean open;
    private final Emission emission;

    private Workspace(RunRequest request, StackFolder folder, StatePlace place, Tool tool, boolean open) {
        this.request = request;
        this.folder = folder;
        this.place = place;
        this.tool = tool;
        this.open = open;
        emission = new Emission(request.emit());
    }

    /**
     * Makes the folder of a stack ready, once nobody works there any more.
     *
     * @param environment where the program is looked for, and what it is given
     * @throws io.omnideploy.diagnostic.Failed when there is no pulumi, or it is too old
     */
    static Workspace open(RunRequest request, Map<String, String> environment) {
        Binary binary = Binary.find(environment);
        StackFolder folder = new StackFolder(request.folder());
        folder.prepare();
        folder.survivor().await(request.progress());
        folder.tidy();
        StatePlace place = StatePlace.of(request, environment);
        Optional<Map<String, String>> passphrase =
                place.isSealed() ? Passphrase.variables(request.secrets(), environment) : Optional.of(Map.of());
        Tool tool = Tool.of(binary, folder.code(), environment)
                .with(place.variables())
                .with(passphrase.orElse(Map.of()));
        return new Workspace(request, folder, place, tool, passphrase.isPresent());
    }

    RunRequest request() {
        return request;
    }

    StackFolder folder() {
        return folder;
    }

    StatePlace place() {
        return place;
    }

    /** Returns the project of the stack as it is, its files written. */
    Project project() {
        Project project = new Project(request, folder.files(), folder.code(), place, tool);
        project.write(emission.files());
        return project;
    }

    /**
     * Returns the state of the stack.
     *
     * @throws io.omnideploy.diagnostic.Failed when it is there and nobody knows its passphrase
     */
    State state(Project project) {
        State state = project.state();
        if (!state.isAbsent() && !open) {
            throw Passphrase.absent();
        }
        project.sealAs(state);
        return state;
    }

    /** Returns a project with a stack of the same name in a state of its own, in which the first run can be planned. */
    Project draft() {
        Path root = folder.draft();
        Path state = root.resolve("state");
        folder.files().make(root, state);
        byte[] random = new byte[PASSPHRASE_BYTES];
        new SecureRandom().nextBytes(random);
        Map<String, String> variables =
                new HashMap<>(StatePlace.in(state, request.emit().id().stack()).variables());
        variables.put(Passphrase.VARIABLE, HexFormat.of().formatHex(random));
        Project draft = new Project(
                request,
                folder.files(),
                root,
                StatePlace.in(state, request.emit().id().stack()),
                tool.in(root).with(variables));
        draft.write(emission.files());
        draft.create();
        draft.keepSecrets(root.resolve("fingerprints"));
        return draft;
    }

    /** Returns what the program is run by, each as {@code group:artifact:version}. */
    List<String> libraries() {
        return emission.libraries();
    }

    /** Returns the program, compiled. */
    Engine.Compiled compiled() {
        return compiled(emission, folder.classes());
    }

    /** Returns the program as it takes into the state what is there, compiled. */
    Engine.Compiled adopting(Map<ResourceId, String> adopted) {
        return compiled(new Emission(request.emit(), adopted), folder.draft().resolve("classes"));
    }

    private Engine.Compiled compiled(Emission program, Path classes) {
        Path cache = request.folder().getParent().getParent().getParent().resolve("cache");
        List<Path> libraries = new Libraries(cache.resolve(PulumiNames.TOOL), "Pulumi's SDK for Java")
                .find(program.libraries(), request.progress());
        folder.files().make(classes.getParent());
        Path compiled = new ProgramClasses(folder.files(), classes).compile(program.files(), libraries);
        return new Engine.Compiled(ProgramLoader.of(compiled, libraries), program.mainClass());
    }

    Engine engine(Project project) {
        return new Engine(folder, project);
    }

    AppliedIds applied() {
        return AppliedIds.read(folder.files(), folder.applied());
    }

    /** Tells whether the stack was ever brought up from here. */
    boolean isRecorded() {
        return !folder.files().read(folder.applied()).isEmpty();
    }

    LivePlatforms live() {
        return LivePlatforms.connect(PulumiNames.TOOL, request);
    }

    /** Returns what takes the errors of a command. */
    Problems problems() {
        Map<String, String> values = new TreeMap<>();
        request.emit()
                .graph()
                .secrets()
                .keySet()
                .forEach(name -> values.put(name, request.secrets().value(name)));
        return new Problems(request.emit(), values);
    }

    void step(String what) {
        request.progress().on(new Progress.Step(what));
    }
}
