package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.target.kubernetes.KubernetesSettings.PodSecurity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processes of a pod may do, within the chosen level of the Pod Security Standards
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 */
final class PodPrivileges implements Contributor {
    private static final String CODE = "kubernetes-pod-security";
    private static final String ALL = "ALL";
    private static final ConfigPath LEVEL = KubernetesSettings.PATH.then("pod_security");
    private static final Origin HARDENED = Origin.rule("kubernetes-pod-security");

    private static final Set<String> RESTRICTED = Set.of("NET_BIND_SERVICE");
    private static final Set<String> BASELINE = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component).then("container");
            user(deployment, component.container(), path.then("user"));
            capabilities(deployment, component.container(), path.then("capabilities"));
        }
    }

    private static void user(KubernetesDeployment deployment, Container container, ConfigPath path) {
        if (container.user().isEmpty()) {
            return;
        }
        String written = container.user().get();
        Optional<Identity> identity = Identity.of(written);
        if (identity.isEmpty()) {
            deployment.refuse(
                    path,
                    "kubernetes-user-name",
                    "Kubernetes takes users by number, and '" + written + "' is a name that only the image knows.",
                    "Write its number, such as '1000' or '1000:1000'; 'id' in the image tells it.");
        } else if (identity.get().user() == 0 && deployment.settings().podSecurity() == PodSecurity.RESTRICTED) {
            deployment.refuse(
                    path,
                    CODE,
                    "The level 'restricted' lets nothing run as root.",
                    "Let it run as another user, or say 'kubernetes: {pod_security: baseline}'.");
        }
    }

    private static void capabilities(KubernetesDeployment deployment, Container container, ConfigPath path) {
        PodSecurity level = deployment.settings().podSecurity();
        List<String> added = container.capabilitiesAdded();
        for (int index = 0; index < added.size(); index++) {
            String name = capability(added.get(index));
            PodSecurity least = RESTRICTED.contains(name)
                    ? PodSecurity.RESTRICTED
                    : BASELINE.contains(name) ? PodSecurity.BASELINE : PodSecurity.PRIVILEGED;
            if (least.compareTo(level) > 0) {
                deployment.refuse(
                        path.then("add").item(index),
                        CODE,
                        "The level '%s' gives nobody %s.".formatted(level, name),
                        "Remove it, or say 'kubernetes: {pod_security: %s}'.".formatted(least));
            }
        }
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Container container = draft.component().container();
        ConfigPath path = draft.path().then("container");
        PodSecurity level = deployment.settings().podSecurity();
        Optional<Identity> identity = container.user().flatMap(Identity::of);
        ObjectDraft ofPod = pod(level);
        identity.ifPresent(one -> one.put(ofPod));
        boolean isShared = !draft.component().mounted().isEmpty();
        if (isShared || !draft.component().storage().isEmpty()) {
            // A new volume is root's; with a group of its own it can be written by whoever the image runs as. What
            // several
            // components mount has one group for all of them: each would take it from the others.
            Optional<Long> own = isShared ? Optional.empty() : identity.flatMap(Identity::group);
            ofPod.set("fs_group", own.orElse(Volumes.GROUP)).set("fs_group_change_policy", "OnRootMismatch");
        }
        draft.pod().pod("security_context", ofPod.value(), HARDENED, Origin.at(LEVEL));
        if (container.user().isPresent()) {
            draft.pod().becausePod("security_context", List.of(Origin.at(path.then("user"))));
        }
        Set<String> dropped = names(container.capabilitiesDropped());
        draft.pod()
                .container(
                        "security_context",
                        container(level, names(container.capabilitiesAdded()), dropped, container.readOnly()),
                        HARDENED,
                        Origin.at(LEVEL),
                        Origin.at(path.then("read_only")));
        draft.pod()
                .becauseContainer(
                        "security_context", List.of(deployment.written(path.then("capabilities"), "add", "drop")));
    }

    /** Says what a server of a backing service may do: no more than its image needs, as a user that the image knows. */
    static void restrict(PodDraft pod, long user) {
        pod.pod(
                "security_context",
                pod(PodSecurity.RESTRICTED)
                        .set("run_as_user", user)
                        .set("run_as_group", user)
                        .set("fs_group", user)
                        .set("fs_group_change_policy", "OnRootMismatch")
                        .value(),
                HARDENED);
        pod.container("security_context", container(PodSecurity.RESTRICTED, Set.of(), Set.of(), false), HARDENED);
        pod.becausePod("security_context", List.of(Origin.at(LEVEL)));
    }

    private static ObjectDraft pod(PodSecurity level) {
        ObjectDraft context = new ObjectDraft()
                .set(
                        "seccomp_profile",
                        new ObjectDraft().set("type", "RuntimeDefault").value());
        return level == PodSecurity.RESTRICTED ? context.set("run_as_non_root", true) : context;
    }

    private static Value container(PodSecurity level, Set<String> added, Set<String> dropped, boolean isReadOnly) {
        ObjectDraft context = new ObjectDraft()
                .set("allow_privilege_escalation", level == PodSecurity.PRIVILEGED)
                .set("read_only_root_filesystem", isReadOnly);
        if (level == PodSecurity.RESTRICTED) {
            // The pod says so too, but Terraform's provider makes a no of what a container does not say.
            context.set("run_as_non_root", true);
        }
        Set<String> gone = level == PodSecurity.RESTRICTED ? Set.of(ALL) : dropped;
        ObjectDraft capabilities = new ObjectDraft();
        if (!added.isEmpty()) {
            capabilities.set("add", Value.texts(added));
        }
        if (!gone.isEmpty()) {
            capabilities.set("drop", Value.texts(gone));
        }
        if (!added.isEmpty() || !gone.isEmpty()) {
            context.set("capabilities", capabilities.value());
        }
        return context.value();
    }

    private static Set<String> names(Collection<String> written) {
        Set<String> names = new TreeSet<>();
        written.forEach(name -> names.add(capability(name)));
        return names;
    }

    /** Kubernetes writes them without the prefix that the kernel has. */
    private static String capability(String written) {
        return written.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    }

    /** A user and perhaps a group, by number. */
    private record Identity(long user, Optional<Long> group) {
        /** Numbers of users are of 32 bits, and the last one means none. */
        private static final long MOST = 4_294_967_294L;

        static Optional<Identity> of(String written) {
            List<Long> numbers = new ArrayList<>();
            for (String word : written.split(":", -1)) {
                if (word.equals("root")) {
                    numbers.add(0L);
                } else if (word.matches("[0-9]{1,10}") && Long.parseLong(word) <= MOST) {
                    numbers.add(Long.parseLong(word));
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new Identity(
                    numbers.getFirst(), numbers.size() > 1 ? Optional.of(numbers.get(1)) : Optional.empty()));
        }

        void put(ObjectDraft context) {
            context.set("run_as_user", user);
            group.ifPresent(number -> context.set("run_as_group", number));
            if (user == 0) {
                context.set("run_as_non_root", false);
            }
        }
    }
}
