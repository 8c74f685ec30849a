package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.approval.ApprovedPlan;
import io.omnideploy.engine.approval.PlanGate;
import io.omnideploy.engine.history.History;
import io.omnideploy.engine.identity.CheckedPlatforms;
import io.omnideploy.engine.image.ImageWork;
import io.omnideploy.engine.job.JobRuns;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.secret.StorePlace;
import io.omnideploy.engine.work.RunJournal;
import io.omnideploy.engine.work.StackLock;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.KeptWithData;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs the life cycle of one stack through its backend, under its lock. */
public final class StackLifecycle {
    private final Deployment deployment;
    private final WorkFolder work;
    private final Progress.Listener progress;
    private final Path folder;
    private final SecretStore store;
    private final SecretReader reader;
    private final RunJournal journal;
    private final StackRecord record;
    private final Consumer<PasswordGuard> attendance;

    /**
     * @param environment from which {@code env:} secrets and the passphrase are read
     * @param progress told what happens, from several threads
     */
    public StackLifecycle(
            Deployment deployment, WorkFolder work, Map<String, String> environment, Progress.Listener progress) {
        this(deployment, work, environment, progress, guard -> {});
    }

    private StackLifecycle(
            Deployment deployment,
            WorkFolder work,
            Map<String, String> environment,
            Progress.Listener progress,
            Consumer<PasswordGuard> attendance) {
        this.deployment = deployment;
        this.work = work;
        this.progress = progress;
        this.folder = work.stack(deployment.id());
        this.store = new SecretStore(
                StorePlace.of(deployment.id(), work, deployment.project(), deployment.secretsFile()), environment);
        this.reader = new SecretReader(deployment.loaded().variables().under(environment), deployment.project(), store);
        this.journal = new RunJournal(folder);
        this.record = new StackRecord(deployment, folder);
        this.attendance = attendance;
    }

    /** Returns the life cycle of a stack where nobody is there to commit what is generated, as in CI. */
    public static StackLifecycle unattended(
            Deployment deployment, WorkFolder work, Map<String, String> environment, Progress.Listener progress) {
        return new StackLifecycle(deployment, work, environment, progress, PasswordGuard::requireNothingToCommit);
    }

    /** Plans to bring the stack up without ever doing so; generates no secret. */
    public StackRun preview() {
        return run("preview", guarded(StackSecrets::forPreview), unapproved(), this::prepareUp, done -> {});
    }

    /**
     * Plans to bring the stack up.
     *
     * @param approved the plan that it must be, if one was approved
     */
    public StackRun up(Optional<ApprovedPlan> approved) {
        return run(
                "up",
                guarded(StackSecrets::forApply),
                new PlanGate(deployment, approved),
                this::prepareUp,
                done -> record.remember("up", Optional.empty()));
    }

    /**
     * Plans to bring back an earlier snapshot, whose resources are those of the deployment.
     *
     * @param number the snapshot's
     */
    public StackRun rollback(int number) {
        String command = History.ROLLBACK + number;
        return run(
                command,
                guarded(StackSecrets::forApply),
                unapproved(),
                this::prepareUp,
                done -> record.remember(command, Optional.of(number)));
    }

    /**
     * Plans to remove the stack.
     *
     * @param keepData whether resources that hold data are left where they are
     */
    public StackRun destroy(boolean keepData) {
        return run(
                "destroy",
                StackSecrets::forDestroy,
                unapproved(),
                request -> deployment.backend().prepareDestroy(new DestroyRequest(request, keepData)),
                destroyed -> {
                    ClosingSearch.requireNothingLeft(destroyed, id -> keepData && isKept(id));
                    record.forget();
                });
    }

    /** What holds data stays though the description knows nothing of it any more. */
    private boolean isKept(ResourceId id) {
        return deployment.catalog().expect(id.type()).holdsData()
                || KeptWithData.all(deployment.graph(), deployment.catalog()).contains(id);
    }

    /** Compares the platform with what was last applied; applying it takes over live values and changes no resource. */
    public StackRun refresh() {
        return run("refresh", StackSecrets::forPreview, unapproved(), deployment.backend()::prepareRefresh, done -> {});
    }

    /** Returns the outputs of the live stack. */
    public Outputs outputs() {
        record.check();
        try (StackLock lock = lock("outputs")) {
            checkIdentity();
            return deployment.backend().outputs(request(StackSecrets.forDestroy(secrets(), reader, store)));
        }
    }

    /**
     * Finds out which images of the stack lack, where they are built or, with {@link ImageWork.Goal#RUN}, where they are
     * wanted; nothing where none is built here. Touches no resource, and so takes no lock.
     */
    public Optional<ImageWork> images(ImageWork.Goal goal) {
        checkIdentity();
        return new StackImages(deployment, StackSecrets.forDestroy(secrets(), reader, store), reader).work(goal);
    }

    /** Compares with what was last applied from this machine: no platform, no tool, no credentials. */
    public Plan offline() {
        record.check();
        return new OfflinePlan(deployment, record.last()).plan();
    }

    /** Takes a stack over whose record belongs to another folder. */
    public void adopt() {
        record.adopt();
    }

    private StackRun run(
            String command,
            SecretsOf secretsOf,
            PlanGate gate,
            Function<RunRequest, PreparedRun> prepare,
            Consumer<PreparedRun> afterwards) {
        work.make(folder);
        StackLock lock = lock(command);
        try {
            record.check();
            checkIdentity();
            StackSecrets secrets = secretsOf.read(secrets(), reader, store);
            gate.checkInput(secrets);
            PreparedRun prepared = gate.checked(prepare.apply(request(secrets)));
            return new StackRun(
                    deployment, prepared, lock, journalOf(command), journal.unfinished(), command, secrets, afterwards);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private PlanGate unapproved() {
        return new PlanGate(deployment, Optional.empty());
    }

    /** A password that is in use and not there is refused, never made anew. */
    private SecretsOf guarded(SecretsOf secretsOf) {
        return (specs, from, kept) -> {
            PasswordGuard guard = new PasswordGuard(deployment, reader, store, record.last());
            guard.requireNoneInUse();
            StackSecrets secrets = secretsOf.read(specs, from, kept);
            attendance.accept(guard);
            return secrets;
        };
    }

    /** A refresh changes no resource: what a run before it left undone is still undone. */
    private Optional<RunJournal> journalOf(String command) {
        return command.equals("refresh") ? Optional.empty() : Optional.of(journal);
    }

    /** Nothing is asked for but who answers, and that only if it matters. */
    private void checkIdentity() {
        if (!deployment.config().identity().isEmpty()) {
            CheckedPlatforms.connect(deployment, StackSecrets.forDestroy(secrets(), reader, store))
                    .close();
        }
    }

    private PreparedRun prepareUp(RunRequest request) {
        new StackImages(deployment, request.secrets(), reader).requireFit();
        PreparedRun prepared = deployment.backend().prepareUp(request);
        try {
            DataGuard.check(prepared.plan(), deployment.catalog());
        } catch (Refused loss) {
            prepared.close();
            throw loss;
        }
        return withSteps(prepared, request);
    }

    /** What is built runs code, so that too waits until it is approved. */
    private PreparedRun withSteps(PreparedRun prepared, RunRequest request) {
        try {
            JobRuns jobs = new JobRuns(deployment.config(), deployment.jobs(), prepared.plan(), request.interrupted());
            Optional<ImageWork> images =
                    new StackImages(deployment, request.secrets(), reader).work(ImageWork.Goal.RUN);
            return new SteppedRun(
                    prepared,
                    images,
                    jobs,
                    jobs.heldBack(deployment.graph()),
                    () -> LiveStack.connect(deployment, request.secrets()),
                    deployment.costs(),
                    request.progress());
        } catch (RuntimeException failed) {
            prepared.close();
            throw failed;
        }
    }

    private StackLock lock(String command) {
        work.make(folder);
        return StackLock.take(folder, deployment.id(), command);
    }

    private SortedMap<String, SecretSpec> secrets() {
        return deployment.graph().secrets();
    }

    private RunRequest request(Secrets secrets) {
        return new RunRequest(
                deployment.emitRequest(),
                work.make(work.tool(deployment.backend().name(), deployment.id())),
                deployment.project(),
                deployment.output(),
                secrets,
                event -> {
                    journal.on(event);
                    progress.on(event);
                },
                journal.unfinished().isPresent());
    }

    /** Reads the secrets for a kind of run. */
    @FunctionalInterface
    private interface SecretsOf {
        StackSecrets read(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store);
    }
}
