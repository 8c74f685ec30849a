package io.omnideploy.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Only what a description says makes a difference, and where it does is named. */
class DescriptionDigestsTest {
    @Test
    void placesAndOrderMakeNoDifference() {
        Node here = new Node.Scalar("x", false, Optional.of(new SourceSpan("deploy.yaml", 1, 1, 1)));
        Node there = new Node.Scalar("x", true, Optional.of(new SourceSpan("/elsewhere/deploy.yaml", 9, 9, 1)));
        Node.Mapping one = Node.map(new TreeMap<>(Map.of("a", here, "b", Node.text("y"))));
        Node.Mapping other = Node.map(Map.of("b", Node.text("y"))).with("a", new Node.Entry(Optional.empty(), there));

        assertThat(DescriptionDigests.of(one)).isEqualTo(DescriptionDigests.of(other));
    }

    @Test
    void changedComponentIsNamed() {
        assertThat(DescriptionDigests.of(app("info")))
                .containsOnlyKeys("components.api", "components.web", "name")
                .satisfies(digests -> assertThat(DescriptionDigests.of(app("debug")))
                        .containsEntry("components.api", digests.get("components.api"))
                        .containsEntry("name", digests.get("name"))
                        .doesNotContainEntry("components.web", digests.get("components.web")));
    }

    @Test
    void textsThatLookAlikeAreToldApart() {
        List<Node> nodes = List.of(
                Node.text("list 0"),
                Node.list(List.of()),
                Node.map(Map.of()),
                new Node.Nothing(Optional.empty()),
                Node.text(""),
                Node.list(List.of(Node.text("ab"))),
                Node.list(List.of(Node.text("a"), Node.text("b"))),
                new Node.Expanded(new Template(List.of(new Template.Literal("env:A"))), Optional.empty()),
                new Node.Expanded(
                        new Template(List.of(new Template.SecretPart(
                                SecretSource.parse("env:A").orElseThrow()))),
                        Optional.empty()));

        assertThat(nodes.stream()
                        .map(node -> DescriptionDigests.of(Node.map(Map.of("key", node))))
                        .distinct())
                .hasSize(nodes.size());
    }

    private static Node.Mapping app(String level) {
        return Node.map(Map.of(
                "name",
                Node.text("shop"),
                "components",
                Node.map(Map.of(
                        "web", Node.map(Map.of("environment", Node.map(Map.of("LEVEL", Node.text(level))))),
                        "api", Node.map(Map.of())))));
    }
}
