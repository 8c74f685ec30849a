/** Puts adapters, targets and backends together: the way from a file to a deployment, and the life of a stack. */
package io.omnideploy.engine;
