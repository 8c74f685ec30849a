package io.omnideploy.platform.kubernetes.api;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.CompletableFuture;

/** Puts the credentials on each call, and tries again with new ones when they are refused. */
final class Authorization implements Interceptor {
    private static final String HEADER = "Authorization";
    private static final int UNAUTHORIZED = 401;

    private final Credentials credentials;

    Authorization(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        credentials.header().ifPresent(value -> builder.setHeader(HEADER, value));
    }

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
        if (response.code() != UNAUTHORIZED || !credentials.renew()) {
            return CompletableFuture.completedFuture(false);
        }
        credentials.header().ifPresent(value -> builder.setHeader(HEADER, value));
        return CompletableFuture.completedFuture(true);
    }
}
