package io.omnideploy.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiObjectsTest {
    private final CompiledCatalog catalog = new CompiledCatalog(ApiObjectsTest.class.getClassLoader());
    private final ApiObjects api = new ApiObjects("kubernetes");
    private final CatalogType service = catalog.expect(ResourceType.parse("kubernetes.core.Service"));

    private static final Map<String, Value> PROPERTIES = Map.of(
            "metadata",
            object("name", Value.text("web"), "labels", object("app.kubernetes.io/part_of", Value.text("shop"))),
            "spec",
            object(
                    "cluster_ip",
                    Value.text("None"),
                    "ports",
                    Value.list(object("target_port", Value.text("http"), "port", Value.number(80)))));

    @Test
    void tellsVersionAndKindAndWritesFieldsAsTheApiDoes() {
        assertThat(api.object(service, PROPERTIES))
                .isEqualTo(Value.object(Map.of(
                        "apiVersion",
                        Value.text("v1"),
                        "kind",
                        Value.text("Service"),
                        "metadata",
                        PROPERTIES.get("metadata"),
                        "spec",
                        object(
                                "clusterIP",
                                Value.text("None"),
                                "ports",
                                Value.list(object("targetPort", Value.text("http"), "port", Value.number(80)))))));
        assertThat(api.version(catalog.expect(ResourceType.parse("kubernetes.gateway.HttpRoute"))))
                .isEqualTo("gateway.networking.k8s.io/v1");
    }

    @Test
    void readsBackWhatItWroteAndLeavesOutWhatTheCatalogDoesNotKnow() {
        Value.Obj written = api.object(service, PROPERTIES).with("status", object("load_balancer", Value.text("x")));

        assertThat(api.properties(service.properties(), written.fields())).isEqualTo(PROPERTIES);
    }

    @Test
    void leavesOutWhatOnlyAnotherToolHasAndRefusesWhatNoneHas() {
        assertThat(api.fields(service.properties(), Map.of("wait_for_load_balancer", Value.bool(true))))
                .isEmpty();
        assertThatThrownBy(() -> api.fields(service.properties(), Map.of("replicas", Value.number(1))))
                .hasMessageContaining("replicas");
    }

    private static Value.Obj object(String key, Value value) {
        return Value.object(Map.of(key, value));
    }

    private static Value.Obj object(String first, Value one, String second, Value two) {
        return Value.object(Map.of(first, one, second, two));
    }
}
