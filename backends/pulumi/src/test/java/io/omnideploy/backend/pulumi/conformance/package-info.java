/** The catalog against the real classes of Pulumi's SDK. */
package io.omnideploy.backend.pulumi.conformance;
