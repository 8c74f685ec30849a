/** Writes a resource graph as a Pulumi program in Java. */
package io.omnideploy.backend.pulumi.emit;
