package io.omnideploy.target.agentcore;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Remarks;
import java.util.List;

/** What could be better about a graph that is right; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private Advice() {}

    static List<Diagnostic> of(AdviceRequest request) {
        Remarks remarks = new Remarks(request.config());
        Section.of(request.config())
                .map("gateway")
                .filter(gateway -> Gateway.access(gateway).equals("none"))
                .ifPresent(gateway -> remarks.add(
                        "gateway-open-to-everybody",
                        gateway.path().then("access"),
                        "Everybody who knows its address may call the gateway, and through it every tool.",
                        "Write 'access: iam', or name an authorizer."));
        return remarks.found();
    }
}
