package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Asks a service that speaks JSON. */
record SignedJson(SignedSender sender) {
    private static final int FIRST_REFUSAL = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the answer.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when the service refuses or can't be asked
     */
    JsonNode send(SdkHttpRequest request, byte[] question) {
        try {
            SignedSender.Answer answer = sender.send(request, question);
            if (answer.status() >= FIRST_REFUSAL) {
                throw refusal(answer);
            }
            byte[] body = answer.body().asByteArrayUnsafe();
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException broken) {
            throw SdkClientException.create(sender.service() + " can't be reached", broken);
        }
    }

    private AwsServiceException refusal(SignedSender.Answer answer) {
        String code =
                answer.head().firstMatchingHeader("x-amzn-errortype").orElse("").replaceFirst(":.*$", "");
        String message = sender.service() + " answered " + answer.status();
        try {
            JsonNode told = JSON.readTree(answer.body().asByteArrayUnsafe());
            message = told.path("message").asText(told.path("Message").asText(message));
            code = code.isEmpty() ? told.path("__type").asText("").replaceFirst("^.*#", "") : code;
        } catch (IOException notJson) {
            // A proxy refused in words of its own.
        }
        return AwsServiceException.builder()
                .statusCode(answer.status())
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(sender.service())
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
