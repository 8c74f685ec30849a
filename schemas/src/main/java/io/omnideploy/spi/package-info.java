/**
 * The four kinds of plug-in: {@link io.omnideploy.spi.Adapter}, {@link io.omnideploy.spi.Target}, {@link
 * io.omnideploy.spi.Backend} and {@link io.omnideploy.spi.Platform}. Each is found by {@link java.util.ServiceLoader},
 * chosen by name, and takes one request record per call, so that a call can grow.
 */
package io.omnideploy.spi;
