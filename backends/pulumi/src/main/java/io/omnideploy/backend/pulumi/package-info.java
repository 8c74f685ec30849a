/** The backend that writes Pulumi programs in Java. */
package io.omnideploy.backend.pulumi;
