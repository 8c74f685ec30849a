package io.omnideploy.platform.aws.client;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Reads what services answer in XML.
 *
 * @param service for people
 */
record XmlAnswers(String service) {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /**
     * Returns the document.
     *
     * @throws SdkClientException when it is none
     */
    Document parse(SignedSender.Answer answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // What has no document type has no entities, neither such that grow nor such that read files.
            factory.setFeature(NO_DOCTYPE, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // By default the parser itself prints what it finds wrong.
            builder.setErrorHandler(null);
            return builder.parse(answer.body().asInputStream());
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            // Without the cause: where in the text the parser stopped helps nobody.
            throw SdkClientException.create(
                    "what answered in %s's place sent no XML that can be read".formatted(service));
        }
    }

    /** Returns the refusal that an answer is. */
    AwsServiceException refusal(SignedSender.Answer answer) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder().serviceName(service);
        String message = service + " answered " + answer.status();
        try {
            Document told = parse(answer);
            details.errorCode(text(told.getElementsByTagName("Code")));
            details.errorMessage(text(told.getElementsByTagName("Message")));
        } catch (SdkClientException notXml) {
            // A proxy or a balancer refused in words of its own.
            details.errorCode("").errorMessage(message);
        }
        return AwsServiceException.builder()
                .statusCode(answer.status())
                .message(message)
                .awsErrorDetails(details.build())
                .build();
    }

    /** Returns the text of the first of some elements; empty when there is none. */
    static String text(NodeList elements) {
        return elements.getLength() == 0
                ? ""
                : elements.item(0).getTextContent().strip();
    }
}
