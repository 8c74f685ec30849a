/** A stack's objects as a folder that {@code kubectl apply -k} takes. */
package io.omnideploy.platform.kubernetes.manifest;
