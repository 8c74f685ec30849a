package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.StackSettings;
import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.PrivateFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder with the program and the settings of its stack, and the state that it works on. */
final class Project {
    private final RunRequest request;
    private final PrivateFolder files;
    private final Path code;
    private final StatePlace place;
    private final Tool tool;

    /**
     * @param code the folder
     * @param tool knows the state and its passphrase
     */
    Project(RunRequest request, PrivateFolder files, Path code, StatePlace place, Tool tool) {
        this.request = request;
        this.files = files;
        this.code = code;
        this.place = place;
        this.tool = tool;
    }

    Path code() {
        return code;
    }

    StatePlace place() {
        return place;
    }

    Tool tool() {
        return tool;
    }

    /** Makes the folder hold the files; of the settings stays what Pulumi put there. */
    void write(SortedMap<String, String> emitted) {
        files.make(code);
        SortedMap<String, String> all = new TreeMap<>(emitted);
        String stack = request.emit().id().stack();
        String name = StackSettings.file(stack);
        // The default leads from the folder that is generated, and this one lies elsewhere.
        String settings = StackSettings.with(
                emitted.getOrDefault(name, ""),
                request.emit().id().name() + ":project_dir",
                request.project().toString());
        all.put(name, StackSettings.merged(files.read(code.resolve(name)), settings));
        files.write(code, all, path -> path.startsWith(code.resolve("state")));
    }

    /** Makes the settings be encrypted as the state is, which another machine may have made. */
    void sealAs(State state) {
        Path file = code.resolve(StackSettings.file(request.emit().id().stack()));
        state.salt().ifPresent(salt -> {
            String present = files.read(file);
            String sealed = StackSettings.sealed(present, salt);
            if (!sealed.equals(present)) {
                files.put(file, sealed);
            }
        });
    }

    /** Makes the stack. */
    void create() {
        Said said = tool.run("stack", "init", "--stack", place.stack());
        if (said.exit() != 0) {
            throw failure("stack init", said);
        }
    }

    /**
     * Puts values of secrets into the settings, encrypted; each goes by the standard input, and only when it is another one.
     *
     * @param known the file that tells which values are there
     */
    void keepSecrets(Path known) {
        SortedMap<String, String> before = new TreeMap<>();
        files.read(known)
                .lines()
                .filter(line -> line.contains(" "))
                .forEach(line ->
                        before.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        String settings =
                files.read(code.resolve(StackSettings.file(request.emit().id().stack())));
        SortedMap<String, String> now = new TreeMap<>();
        for (String secret : request.emit().graph().secrets().keySet()) {
            String key = request.emit().id().name() + ":" + secret;
            String mark = request.secrets().fingerprint(secret);
            if (!mark.equals(before.get(secret)) || !settings.contains("  " + key + ":\n")) {
                set(key, request.secrets().value(secret));
            }
            now.put(secret, mark);
        }
        StringBuilder text = new StringBuilder();
        now.forEach(
                (secret, mark) -> text.append(secret).append(' ').append(mark).append('\n'));
        files.put(known, text.toString());
    }

    private void set(String key, String value) {
        Said said = tool.runWith(value, "config", "set", "--stack", place.stack(), "--secret", "--raw", key);
        if (said.exit() != 0) {
            throw failure("config set", said);
        }
    }

    /** Puts a state into the place of the one that is there. */
    void replaceState(String json) {
        Said said = change(json, "stack", "import", "--stack", place.stack());
        if (said.exit() != 0) {
            throw failure("stack import", said);
        }
    }

    /** Runs a command that changes the state. A lock that nobody holds any more is freed. */
    Said change(String input, String... arguments) {
        Said said = tool.runWith(input, arguments);
        return said.exit() != 0 && StaleLock.free(said, this) ? tool.runWith(input, arguments) : said;
    }

    /** Forgets the stack, also what its state still knows. */
    void forget() {
        Said said = change("", "stack", "rm", "--yes", "--force", "--stack", place.stack());
        if (said.exit() != 0) {
            throw failure("stack rm", said);
        }
    }

    /** Returns the state of the stack. */
    State state() {
        Said said = tool.run("stack", "export", "--stack", place.stack());
        if (said.exit() == 0) {
            return State.of(said.out());
        }
        if (said.err().contains("no stack named")) {
            return State.ABSENT;
        }
        throw failure("stack export", said);
    }

    /** Returns the state with secrets in clear, to be kept nowhere. */
    State stateInClear() {
        Said said = tool.run("stack", "export", "--show-secrets", "--stack", place.stack());
        if (said.exit() != 0) {
            throw failure("stack export", said);
        }
        return State.of(said.out());
    }

    Failed failure(String command, Said said) {
        return new Problems(request.emit(), Map.of()).failure("pulumi " + command, said);
    }
}
