package io.omnideploy.backend.terraform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.run.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Names names =
            new Names(Graphs.graph(List.of(Graphs.image("web", "web:1")), List.of()), Graphs.CATALOG);
    private final Problems problems = new Problems(names, new Redaction(List.of("s3cr3t")));

    @Test
    void theResourceIsNamedByItsAddressInTheGraph() {
        Failed failed = problems.takeAll("""
                        {"type":"version","terraform":"1.11.4"}
                        {"type":"diagnostic","diagnostic":{"severity":"warning","summary":"old"}}
                        {"type":"diagnostic","diagnostic":{"severity":"error","summary":"no such image","detail":"",\
                        "address":"docker_image.web"}}
                        """).failure("Go on.");

        assertThat(failed.resource()).contains("docker.Image/web");
        assertThat(failed.cause()).isEqualTo("no such image");
        assertThat(failed.remedy()).contains("Go on.");
    }

    @Test
    void aSecretInAMessageIsTakenOut() {
        Failed failed = problems.takeAll("""
                        {"diagnostic":{"severity":"error","summary":"bad value","detail":"got \\"s3cr3t\\""}}
                        {"diagnostic":{"severity":"error","summary":"s3cr3t is bad","detail":""}}
                        """).failure("Go on.");

        assertThat(failed.cause()).isEqualTo("bad value: got \"(secret)\"");
        assertThat(failed.details()).containsExactly("(secret) is bad");
    }

    @Test
    void whatIsNotAsItMustBeIsFoundByItsBlock() {
        problems.takeAll("""
                {"diagnostic":{"severity":"error","summary":"Resource postcondition failed","detail":"ended with 3",\
                "snippet":{"context":"resource \\"docker_image\\" \\"web\\""}}}
                """);

        assertThat(problems.unfulfilled()).containsExactly("docker_image.web");
        assertThat(problems.failure("Go on.").getMessage()).isEqualTo("docker.Image/web: ended with 3");
    }

    @Test
    void textForPeopleIsReadWithoutItsFrame() {
        Failed failed = problems.failure(
                "terraform init",
                new Tool.Result(1, "", "╷\n│ Error: Failed to query\n│\n│ No such host s3cr3t\n╵\n"),
                "Go on.");

        assertThat(failed.cause()).isEqualTo("Failed to query");
        assertThat(failed.details()).containsExactly("No such host (secret)");
    }
}
