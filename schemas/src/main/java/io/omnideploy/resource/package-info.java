/** The resource graph between targets and backends, and the catalog that tells how each tool writes its resources. */
package io.omnideploy.resource;
