package io.omnideploy.platform.docker.compose;

import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells how the folder is used without OmniDeploy. */
final class ComposeReadme {
    private ComposeReadme() {}

    static String text(EmitRequest request) {
        StringBuilder text = new StringBuilder("# %s, stack %s, with Docker Compose\n\n"
                .formatted(request.id().name(), request.id().stack()));
        text.append(
                "OmniDeploy wrote this folder; nothing here needs it. Docker Compose 2.24 or newer does the rest.\n\n");
        text.append("```sh\n");
        if (EnvironmentExample.isNeeded(request)) {
            text.append("cp .env.example .env           # once; then fill it in\n");
        }
        settings(request, text);
        text.append("""
                docker compose up -d%s    # bring it up, and change it
                docker compose ps              # what runs
                docker compose logs -f         # what it says
                docker compose down            # take it down; data stays in its volumes (--volumes removes them too)
                """.formatted(endsWithOneShot(request) ? "       " : " --wait"));
        jobs(request).forEach(job -> text.append("docker compose run --rm %s\n".formatted(job)));
        text.append("```\n");
        generated(request, text);
        text.append("""

                What `omnideploy up` made carries Compose's labels, so these commands work on it too. `docker compose up` takes
                its network and volumes over and makes each container anew, once.
                """);
        return text.toString();
    }

    private static void settings(EmitRequest request, StringBuilder text) {
        Value.Obj provider = request.graph().providers().get(DockerTypes.PROVIDER);
        if (provider == null) {
            return;
        }
        Fields fields = new Fields(provider.fields(), new ComposeText(request.graph(), request.projectDir())::of);
        fields.text("host").ifPresent(host -> text.append("export DOCKER_HOST=%s\n".formatted(host)));
        fields.objects("registry_auth")
                .forEach(login -> text.append("docker login %s\n".formatted(login.expect("address"))));
    }

    private static List<String> jobs(EmitRequest request) {
        return request.graph().resources().values().stream()
                .filter(spec -> spec.id().type().equals(DockerTypes.CONTAINER) && isJob(spec))
                .map(spec -> spec.id().name())
                .toList();
    }

    /** One that has run and ended well counts as a failure to {@code --wait}, unless something waited for its end. */
    private static boolean endsWithOneShot(EmitRequest request) {
        Set<ResourceId> needed = new HashSet<>();
        request.graph().resources().values().forEach(spec -> needed.addAll(spec.needs()));
        return request.graph().resources().values().stream()
                .anyMatch(spec -> spec.properties().get("attach") instanceof Value.Bool attach
                        && attach.on()
                        && !needed.contains(spec.id()));
    }

    private static boolean isJob(ResourceSpec spec) {
        return spec.properties().get("start") instanceof Value.Bool start && !start.on();
    }

    private static void generated(EmitRequest request, StringBuilder text) {
        List<String> made = request.graph().secrets().values().stream()
                .filter(SecretSpec::generated)
                .map(secret -> "`" + ComposeText.variable(secret.name()) + "`")
                .toList();
        if (!made.isEmpty()) {
            text.append(
                    "\nOmniDeploy makes %s itself, at its first `up`, and keeps %s in its own store, not here. Without it,\n"
                            .formatted(String.join(", ", made), made.size() == 1 ? "it" : "them"));
            text.append(
                    "choose your own before the first start. A stack that runs already must keep what it has: the container\n");
            text.append("that uses a password has it in its environment (`docker compose exec SERVICE env`).\n");
        }
    }
}
