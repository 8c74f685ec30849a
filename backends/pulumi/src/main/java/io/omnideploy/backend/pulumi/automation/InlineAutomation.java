package io.omnideploy.backend.pulumi.automation;

import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.Version;
import com.pulumi.automation.Workspace;
import com.pulumi.automation.WorkspaceStack;
import io.omnideploy.backend.pulumi.run.Automation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Runs a program as an inline program of Pulumi's Automation API. */
public final class InlineAutomation implements Automation {
    /** The SDK waits inside of threads of the common pool: with the one thread that two cores give, it would wait for ever. */
    private static final int THREADS = 8;

    private final Version version;

    /** @param version the version of {@code pulumi}, as {@code 3.260.0} */
    public InlineAutomation(String version) {
        this.version = Version.parse(version);
    }

    @Override
    public Said run(Program program, Command pulumi) {
        widenPool();
        leaveJvmAlone();
        // The SDK and its network library log what the engine's events tell, to the standard error of a person.
        LogManager.getLogManager().reset();
        Logger silent = Logger.getAnonymousLogger();
        silent.setLevel(Level.OFF);
        Method stack = method(program.mainClass());
        LocalWorkspaceOptions options = LocalWorkspaceOptions.builder()
                .workDir(program.folder())
                .pulumiCommand(new HandedOn(version, pulumi))
                .program(context -> call(stack, context))
                .logger(silent)
                .build();
        try (Workspace workspace = LocalWorkspace.create(options);
                WorkspaceStack selected = WorkspaceStack.select(program.stack(), workspace)) {
            switch (program.operation()) {
                case PREVIEW -> selected.preview(PreviewOptions.builder().build());
                case UP -> selected.up(UpOptions.builder().build());
            }
            throw new IllegalStateException("the SDK ran no command");
        } catch (Exception failed) {
            return said(failed);
        }
    }

    /** The SDK wraps what comes out of a command. */
    private static Said said(Exception failed) {
        Throwable cause = failed instanceof AutomationException ? failed.getCause() : failed;
        if (cause instanceof Ended ended) {
            return ended.said;
        }
        throw cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(failed);
    }

    private static void widenPool() {
        if (ForkJoinPool.commonPool().getParallelism() < THREADS) {
            try {
                ForkJoinPool.commonPool().setParallelism(THREADS);
            } catch (UnsupportedOperationException chosen) {
                // Somebody set it for the whole JVM, and knows why.
                return;
            }
        }
    }

    /** The SDK's network library would call what the JVM warns of, on the standard error of a person. */
    private static void leaveJvmAlone() {
        System.setProperty("io.grpc.netty.shaded.io.netty.noUnsafe", "true");
        System.setProperty("io.grpc.netty.shaded.io.netty.transport.noNative", "true");
    }

    private static Method method(String mainClass) {
        try {
            return Class.forName(mainClass, true, InlineAutomation.class.getClassLoader())
                    .getMethod("stack", Context.class);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
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

    /**
     * Hands the one command on that needs the program, and ends there: what the SDK would ask afterwards, by a process each, is
     * read from the engine's events and the state.
     */
    private record HandedOn(Version version, Command pulumi) implements PulumiCommand {
        @Override
        public CommandResult run(List<String> arguments, CommandRunOptions options) {
            if (arguments.getFirst().equals("stack")) {
                return new CommandResult(0, "", "");
            }
            throw new Ended(pulumi.run(arguments));
        }
    }

    /** Carries what the command said past what the SDK would do next. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Said said;

        Ended(Said said) {
            super(null, null, false, false);
            this.said = said;
        }
    }
}
