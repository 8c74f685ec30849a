package io.omnideploy.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourceIdTest {
    private static final ResourceType CONTAINER = ResourceType.parse("docker.Container");

    @Test
    void whatWasWrittenIsReadBackWithTheComponent() {
        for (ResourceId id : new ResourceId[] {
            ResourceId.of(CONTAINER, "web"),
            ResourceId.of(CONTAINER, "web-admin"),
            new ResourceId(CONTAINER, "web", "admin"),
            new ResourceId(CONTAINER, "web-admin", "certs-once"),
        }) {
            assertThat(ResourceId.read(id.toString(), id.component())).contains(id);
        }
    }

    @Test
    void withoutItsComponentANameIsOneWhole() {
        ResourceId whole = ResourceId.of(CONTAINER, "web-admin");
        assertThat(ResourceId.read("docker.Container/web-admin", "")).contains(whole);
        assertThat(ResourceId.read("docker.Container/web-admin", "db")).contains(whole);
        assertThat(ResourceId.read("docker.Container/web-admin", "we")).contains(whole);
    }

    @Test
    void whatIsNoAddressIsReadAsNone() {
        for (String text : new String[] {
            "", "/", "web", "docker.Container", "docker.Container/", "docker.Container/web-", "Container/web", "a/b/c"
        }) {
            assertThat(ResourceId.read(text, "web")).as(text).isEmpty();
        }
    }
}
