package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One deployment on one pair of target and backend, with a work folder of its own. */
final class Trial implements AutoCloseable {
    static final String STACK = "one";

    private final BackendContractIT.Pair pair;
    private final String name;
    private final Path folder;
    private final Path work;
    private final BuiltProgram program;

    private Trial(BackendContractIT.Pair pair, String name, Path root) throws IOException {
        this.pair = pair;
        this.name = name;
        this.folder = Files.createDirectories(root.resolve("project"));
        this.work = root.resolve("work");
        this.program = program(work);
        describe("hello");
    }

    /** Makes a deployment, where its platform and its tool are to be had. */
    static Trial of(BackendContractIT.Pair pair, String what, Path root) throws IOException {
        pair.site().require(pair.backend());
        String unique = Long.toString(System.nanoTime() & 0xffffff, 36).toLowerCase(Locale.ROOT);
        return new Trial(pair, "t-" + what + "-" + unique, root);
    }

    /** Returns the program on the same description with another work folder. */
    BuiltProgram program(Path otherWork) throws IOException {
        BuiltProgram program = new BuiltProgram(folder, otherWork).with("TOKEN", secret());
        pair.site().environment().forEach(program::with);
        Path infra = folder.resolve("infra");
        pair.site().equip(otherWork, infra.resolve(STACK), infra.resolve("two"));
        return program;
    }

    BuiltProgram program() {
        return program;
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    Path work() {
        return work;
    }

    /** Returns where OmniDeploy keeps lock, journal and records of the stack. */
    Path stackFolder() {
        return work.resolve("stacks").resolve(name).resolve(STACK);
    }

    /** Returns where the backend keeps what is its own. */
    Path toolFolder() {
        return work.resolve(pair.backend()).resolve(name).resolve(STACK);
    }

    void describe(String greeting) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), pair.site().description(name, greeting));
    }

    /** Describes it with something more for the worker. */
    void describeWith(String more) throws IOException {
        String text = pair.site().description(name, "hello");
        String last = "    depends_on: [api]\n";
        assertThat(text).contains(last);
        Files.writeString(folder.resolve("deploy.yaml"), text.replace(last, last + "    " + more + "\n"));
    }

    /** Returns the value of the secret that the worker is given. */
    String secret() {
        return "t0ken-" + name;
    }

    /** Returns the ids of everything that runs or ran. */
    List<String> everyInstance() throws IOException {
        List<String> all = new ArrayList<>(instances("api"));
        all.addAll(instances("worker"));
        return all;
    }

    Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(full(arguments));
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.all())
                .isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception", "internal error");
        return result;
    }

    Run.Started start(String... arguments) throws IOException {
        return program.start(full(arguments));
    }

    /** Brings it up, whatever it was, and looks whether all is as it must be. */
    Run.Result converge() throws IOException {
        Run.Result up = run(0, "up", "--yes");
        run(0, "preview", "--exit-code");
        assertThat(instances("api")).hasSize(1);
        assertThat(instances("worker")).hasSize(1);
        return up;
    }

    List<String> instances(String component) throws IOException {
        return pair.site().instances(name, STACK, component);
    }

    String variable(String component, String variable) throws IOException {
        return pair.site().variable(instances(component).getFirst(), variable);
    }

    List<String> traces() throws IOException {
        return pair.site().traces(name);
    }

    /** Returns the id of the resource that a component is run by. */
    String resource(String component) {
        return pair.site().resource(component);
    }

    String backend() {
        return pair.backend();
    }

    @Override
    public void close() throws IOException {
        pair.site().clean(name);
    }

    private String[] full(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-s", STACK, "-t", pair.site().target(), "-b", pair.backend()));
        return all.toArray(String[]::new);
    }
}
