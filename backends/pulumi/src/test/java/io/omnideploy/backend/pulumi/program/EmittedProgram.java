package io.omnideploy.backend.pulumi.program;

import com.pulumi.Context;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.testkit.JavaProgram;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An emitted program: compiled with all warnings on, and run without an engine. */
final class EmittedProgram {
    private final Map<String, String> files;
    private final Path classes;

    /**
     * What the program declared.
     *
     * @param inputs by {@code <token> <name>}
     */
    record Declared(
            Map<String, Map<String, Object>> inputs, Map<String, Map<String, Object>> calls, TestResult result) {}

    EmittedProgram(Map<String, String> files, Path classes) {
        this.files = files;
        this.classes = classes;
    }

    /** Compiles the sources and returns every warning and error. */
    List<String> compile() throws IOException {
        return JavaProgram.compile(files, classes);
    }

    /**
     * Runs the program without an engine.
     *
     * @param config by key without the project; all of it is secret
     */
    Declared run(String mainClass, DeploymentId id, Map<String, String> config, Platform platform) throws Exception {
        Recorder recorder = new Recorder(platform);
        Map<String, String> named = new TreeMap<>();
        config.forEach((key, value) -> named.put(id.name() + ":" + key, value));
        TestOptions options = TestOptions.builder()
                .projectName(id.name())
                .stackName(id.stack())
                .preview(false)
                .build();
        Logger silent = Logger.getLogger("pulumi");
        silent.setLevel(Level.OFF);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, EmittedProgram.class.getClassLoader())) {
            Method program = loader.loadClass(mainClass).getMethod("stack", Context.class);
            TestResult result = PulumiTestInternal.builder()
                    .options(options)
                    .mocks(recorder)
                    .standardLogger(silent)
                    .config(named, named.keySet())
                    .build()
                    .runTestAsync(context -> call(program, context))
                    .get(5, TimeUnit.MINUTES);
            return new Declared(recorder.inputs, recorder.calls, result);
        } finally {
            PulumiTest.cleanup();
        }
    }

    private static void call(Method program, Context context) {
        try {
            program.invoke(null, context);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a platform would tell of what it made, and of what is looked up. */
    interface Platform {
        Map<String, Object> made(String token, String name);

        Map<String, Object> found(String token);
    }

    private static final class Recorder implements Mocks {
        private final Map<String, Map<String, Object>> inputs = new ConcurrentSkipListMap<>();
        private final Map<String, Map<String, Object>> calls = new ConcurrentSkipListMap<>();
        private final Platform platform;

        Recorder(Platform platform) {
            this.platform = platform;
        }

        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            inputs.put(args.type + " " + args.name, args.inputs);
            Map<String, Object> state = new TreeMap<>(platform.made(args.type, args.name));
            args.inputs.forEach((key, value) -> state.merge(key, value, Recorder::laid));
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name + "-id"), state));
        }

        /** A platform adds to what it is given. */
        private static Object laid(Object told, Object given) {
            if (told instanceof Map<?, ?> under && given instanceof Map<?, ?> over) {
                Map<Object, Object> all = new HashMap<>(under);
                all.putAll(over);
                return all;
            }
            return given;
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            calls.merge(args.token, Map.copyOf(args.args), (one, other) -> one);
            return CompletableFuture.completedFuture(platform.found(args.token));
        }
    }
}
