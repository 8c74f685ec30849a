/** CDK apps: compiled, synthesised, and held against the templates of which they were written. */
package io.omnideploy.backend.cdk.app;
