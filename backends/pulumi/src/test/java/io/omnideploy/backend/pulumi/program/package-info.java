/** Emitted programs, compiled and run in the SDK's test mode. */
package io.omnideploy.backend.pulumi.program;
