/** What every tool is told of the examples, held against the one resource graph; emitted Pulumi programs are run for it. */
package io.omnideploy.backend.pulumi.program;
