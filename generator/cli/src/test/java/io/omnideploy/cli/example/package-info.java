/** What the examples become, compared with what is committed beside them. */
package io.omnideploy.cli.example;
