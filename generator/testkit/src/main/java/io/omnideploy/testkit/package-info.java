/** The contract tests that every plug-in runs. */
package io.omnideploy.testkit;
