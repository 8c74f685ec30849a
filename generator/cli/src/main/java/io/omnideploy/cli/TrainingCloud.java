package io.omnideploy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers on this machine alone as AWS does to an account that holds one stack, so that a training run loads what asks AWS:
 * whatever else is asked for is not there.
 */
final class TrainingCloud implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String FORM = "text/xml";
    private static final String JSON = "application/x-amz-json-1.1";

    private final HttpServer server;
    private final String stack;

    private TrainingCloud(HttpServer server, String stack) {
        this.server = server;
        this.stack = stack;
    }

    /**
     * Starts to answer, and makes it be asked instead of AWS.
     *
     * @param deployment of the stack {@code dev} that is there
     */
    static TrainingCloud start(String deployment) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TrainingCloud cloud = new TrainingCloud(server, deployment);
        server.createContext("/", cloud::answer);
        server.start();
        System.setProperty("aws.endpointUrl", "http://" + cloud.host());
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        System.setProperty("aws.region", "us-east-1");
        return cloud;
    }

    /** Returns name and port. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
                boolean isListed =
                        exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".GetResources");
                send(exchange, isListed ? OK : BAD_REQUEST, JSON, isListed ? "{}" : "{\"__type\":\"NotFound\"}");
            } else {
                query(exchange, form(body));
            }
        }
    }

    private void query(HttpExchange exchange, Map<String, String> asked) {
        String action = asked.getOrDefault("Action", "");
        String name = asked.getOrDefault("StackName", "");
        boolean isThere = name.contains(stack);
        switch (action) {
            case "GetCallerIdentity" ->
                told(
                        exchange,
                        action,
                        "<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/training</Arn><UserId>AIDA</UserId>");
            case "DescribeStacks" -> {
                if (isThere) {
                    told(exchange, action, "<Stacks><member>" + described() + "</member></Stacks>");
                } else {
                    refused(exchange, BAD_REQUEST, "ValidationError", "Stack with id " + name + " does not exist");
                }
            }
            case "GetTemplate" -> told(exchange, action, "<TemplateBody>{\"Resources\":{}}</TemplateBody>");
            case "CreateChangeSet" -> told(exchange, action, "<Id>arn:change</Id><StackId>" + id() + "</StackId>");
            case "DescribeChangeSet" -> {
                if (asked.getOrDefault("ChangeSetName", "").startsWith("arn:")) {
                    told(exchange, action, proposed());
                } else {
                    refused(exchange, NOT_FOUND, "ChangeSetNotFound", "ChangeSet does not exist");
                }
            }
            case "ListChangeSets" -> told(exchange, action, "<Summaries/>");
            case "ListStackResources" -> told(exchange, action, "<StackResourceSummaries/>");
            case "DeleteChangeSet" -> told(exchange, action, "");
            default -> refused(exchange, NOT_FOUND, "NoSuchEntity", "not there");
        }
    }

    private String id() {
        return "arn:aws:cloudformation:us-east-1:123456789012:stack/" + stack + "-dev/training";
    }

    private String described() {
        return "<StackName>" + stack + "-dev</StackName><StackId>" + id()
                + "</StackId><StackStatus>CREATE_COMPLETE</StackStatus>"
                + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><Tags>" + tag("omnideploy:deployment", stack)
                + tag("omnideploy:stack", "dev") + "</Tags>";
    }

    private static String tag(String key, String value) {
        return "<member><Key>" + key + "</Key><Value>" + value + "</Value></member>";
    }

    private static String proposed() {
        return "<ChangeSetName>training</ChangeSetName><ChangeSetId>arn:change</ChangeSetId><Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>"
                + "<Changes><member><Type>Resource</Type><ResourceChange><Action>Add</Action><LogicalResourceId>Gone"
                + "</LogicalResourceId><ResourceType>AWS::Logs::LogGroup</ResourceType></ResourceChange></member></Changes>";
    }

    private static void told(HttpExchange exchange, String action, String result) {
        send(
                exchange,
                OK,
                FORM,
                "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
    }

    private static void refused(HttpExchange exchange, int status, String code, String message) {
        send(
                exchange,
                status,
                FORM,
                "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(code, message));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        try {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int end = pair.indexOf('=');
            if (end > 0) {
                fields.put(pair.substring(0, end), URLDecoder.decode(pair.substring(end + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
