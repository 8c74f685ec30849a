package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Emission;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.backend.terraform.emit.SealedValues;
import io.omnideploy.backend.terraform.emit.WriteOnly;
import io.omnideploy.config.Naming;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.Redaction;
import io.omnideploy.templates.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The code folder of one stack, ready for Terraform's commands. */
final class Workspace {
    /** Stands for a secret where none is needed, and looks like the passwords that OmniDeploy makes. */
    private static final String UNNEEDED = "NotNeededToDestroyWhatWasMade000";

    private static final String AGAIN = "Put it right and run the command again; nothing was changed.";

    /** How often a plan is made again for resources that must be replaced though Terraform doesn't see it. */
    private static final int ATTEMPTS = 3;

    private final RunRequest request;
    private final StackFolder folder;
    private final Names names;
    private final Tool tool;
    private final Redaction redaction;

    private Workspace(RunRequest request, StackFolder folder, Names names, Tool tool, Redaction redaction) {
        this.request = request;
        this.folder = folder;
        this.names = names;
        this.tool = tool;
        this.redaction = redaction;
    }

    /**
     * Opens the workspace of a stack: finds the program, and waits for one that an earlier run left at work.
     *
     * @param secrets the values of the graph's secrets, by name
     * @param environment where the program is looked for
     */
    static Workspace open(RunRequest request, Map<String, String> secrets, Map<String, String> environment) {
        Binary binary = Binary.find(environment);
        StackFolder folder = new StackFolder(request.folder());
        folder.prepare();
        folder.survivor().await(request.progress());
        if (request.interrupted() && request.emit().state().isEmpty()) {
            new StateCopy(folder).mend().ifPresent(line -> request.progress().on(new Progress.Step(line)));
        }
        folder.tidy();
        Tool tool = Tool.of(binary, folder, request).with(secrets).with(revisions(request, secrets.keySet()));
        Names names = new Names(request.emit().graph(), request.emit().catalog());
        return new Workspace(request, folder, names, tool, new Redaction(secrets.values()));
    }

    /** Returns the values of all secrets of the graph. */
    static Map<String, String> secrets(RunRequest request) {
        Map<String, String> values = new TreeMap<>();
        request.emit()
                .graph()
                .secrets()
                .keySet()
                .forEach(name -> values.put(name, request.secrets().value(name)));
        return values;
    }

    /**
     * Returns values for a destroy, which needs only those by which the platform is reached: Terraform wants a value for each
     * variable, but a secret that is lost must not keep anybody from cleaning up. Providers check arguments then too: the password
     * of a database of Lightsail has 8 letters at least.
     */
    static Map<String, String> secretsToDestroy(RunRequest request) {
        ResourceGraph graph = request.emit().graph();
        Set<String> used = new TreeSet<>();
        graph.providers().values().forEach(settings -> used.addAll(settings.secrets()));
        Map<String, String> values = new TreeMap<>();
        graph.secrets()
                .keySet()
                .forEach(name ->
                        values.put(name, used.contains(name) ? request.secrets().value(name) : UNNEEDED));
        return values;
    }

    /** Returns which value each secret has, of those that Terraform hands on and does not keep. */
    private static Map<String, String> revisions(RunRequest request, Set<String> known) {
        Map<String, String> revisions = new TreeMap<>();
        WriteOnly.in(request.emit().graph(), request.emit().catalog()).revised().stream()
                .filter(known::contains)
                .forEach(name -> revisions.put(
                        WriteOnly.revision(name),
                        Integer.toString(request.secrets().revision(name))));
        return revisions;
    }

    /** Returns the files that OmniDeploy writes for the stack, and those that people lay over them. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new Emission(request.emit()).files();
        files.putAll(overrides());
        return files;
    }

    /** Returns the files with which a plan to destroy says what would go, also of what is protected. */
    SortedMap<String, String> unprotectedFiles() {
        SortedMap<ResourceId, ResourceSpec> free =
                new TreeMap<>(request.emit().graph().resources());
        free.replaceAll((id, spec) -> unprotected(spec));
        SortedMap<String, String> files =
                new Emission(request.emit().withGraph(request.emit().graph().withResources(free))).files();
        files.putAll(overrides());
        return files;
    }

    private static ResourceSpec unprotected(ResourceSpec spec) {
        Lifecycle life = spec.lifecycle();
        return new ResourceSpec(
                spec.id(),
                spec.properties(),
                spec.dependsOn(),
                new Lifecycle(false, life.ignore(), life.createBeforeDestroy(), life.expects()),
                spec.origins());
    }

    /** Returns the files that people lay over those of OmniDeploy. */
    SortedMap<String, String> overrides() {
        return UserOverrides.in(request.generated());
    }

    /** Makes the folder hold the files, and initialises it where that is not done yet. */
    void write(SortedMap<String, String> files) {
        folder.write(files);
        // An override may ask for another provider or another state.
        String decisive = files.get("versions.tf")
                + String.join("\n", UserOverrides.withoutResources(files).values());
        String wanted = tool.binary() + "\n" + Naming.hash(decisive, 64) + "\n" + folder.state() + "\n";
        boolean done = folder.read(folder.initialised()).equals(wanted)
                && Files.isDirectory(folder.code().resolve(".terraform"));
        if (!done) {
            initialise();
            folder.put(folder.initialised(), wanted);
        }
    }

    private void initialise() {
        request.progress().on(new Progress.Step(tool.binary().name() + " init"));
        List<String> arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color", "-reconfigure"));
        if (request.emit().state().isEmpty()) {
            arguments.add("-backend-config=path=" + folder.state());
        }
        Tool.Result result = tool.run(arguments);
        if (result.exit() != 0) {
            throw problems().failure(tool.binary().name() + " init", result, AGAIN);
        }
    }

    /**
     * Makes a plan and keeps it in the folder; replaces what is there but not as it must be.
     *
     * @param options what kind of plan, and what else is to be replaced
     * @return addresses of what is not as it must be
     */
    Set<String> plan(List<String> options) {
        request.progress().on(new Progress.Step(tool.binary().name() + " plan"));
        Tool informed = informed();
        Set<String> unfulfilled = new TreeSet<>();
        for (int attempt = 1; ; attempt++) {
            folder.fresh(folder.plan());
            List<String> arguments = new ArrayList<>(
                    List.of("plan", "-json", "-input=false", "-no-color", Tool.LOCK_TIMEOUT, "-out=" + folder.plan()));
            arguments.addAll(options);
            unfulfilled.forEach(address -> arguments.add("-replace=" + address));
            Tool.Result result = informed.run(arguments);
            if (result.exit() == 0) {
                return unfulfilled;
            }
            Problems problems = problems().takeAll(result.out());
            if (!unfulfilled.addAll(problems.unfulfilled()) || attempt == ATTEMPTS) {
                folder.delete(folder.plan());
                throw problems.isEmpty()
                        ? problems.failure(tool.binary().name() + " plan", result, AGAIN)
                        : problems.failure(AGAIN);
            }
        }
    }

    /** Returns the tool with what the platform keeps encrypted, as the state knows it. */
    private Tool informed() {
        if (!hasSealed()) {
            return tool;
        }
        Tool.Result told = tool.run("output", "-json", "-no-color", SealedValues.NAME);
        return told.exit() == 0 && told.out().startsWith("{")
                ? tool.with(Map.of(SealedValues.NAME, told.out().strip()))
                : tool;
    }

    private boolean hasSealed() {
        return SealedValues.areIn(request.emit().graph(), request.emit().catalog());
    }

    /**
     * Reads back what the platform has encrypted, after which the state has that in the place of what was given in clear, and the
     * next plan hands it on. Nothing to do where there is none.
     */
    void seal() {
        if (!hasSealed()) {
            return;
        }
        request.progress().on(new Progress.Step(tool.binary().name() + " apply -refresh-only"));
        Tool.Result result = informed()
                .run("apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color", Tool.LOCK_TIMEOUT);
        if (result.exit() != 0) {
            throw problems().failure(tool.binary().name() + " apply -refresh-only", result, AGAIN);
        }
        folder.delete(folder.backup());
    }

    /** Returns the saved plan as JSON. It may hold secrets. */
    String planJson() {
        Tool.Result result = tool.run("show", "-json", folder.plan().toString());
        if (result.exit() != 0) {
            folder.delete(folder.plan());
            throw problems().failure(tool.binary().name() + " show", result, AGAIN);
        }
        return result.out();
    }

    /** Returns the addresses of what the state knows. */
    Set<String> stateAddresses() {
        Tool.Result result = tool.run("state", "list");
        // Without a state there is nothing in it.
        return result.exit() == 0 ? new TreeSet<>(result.out().lines().toList()) : Set.of();
    }

    /** Returns a state that lies elsewhere, as JSON; nothing while there is none. It may hold secrets. */
    String pulledState() {
        Tool.Result result = tool.run("state", "pull");
        if (result.exit() != 0) {
            throw problems().failure(tool.binary().name() + " state pull", result, AGAIN);
        }
        return result.out();
    }

    /** Returns the outputs that the state holds, as JSON. */
    Value outputs() {
        Tool.Result result = tool.run("output", "-json", "-no-color");
        if (result.exit() != 0) {
            throw problems().failure(tool.binary().name() + " output", result, AGAIN);
        }
        return Json.object(result.out());
    }

    Problems problems() {
        return new Problems(names, redaction);
    }

    /** Takes the values of secrets out of what somebody else said. */
    String clean(String text) {
        return redaction.clean(text);
    }

    RunRequest request() {
        return request;
    }

    StackFolder folder() {
        return folder;
    }

    Names names() {
        return names;
    }

    Tool tool() {
        return tool;
    }
}
