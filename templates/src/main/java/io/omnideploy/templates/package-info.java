/** Text that backends write: one typed printer per language, so that escaping lives in one place. */
package io.omnideploy.templates;
