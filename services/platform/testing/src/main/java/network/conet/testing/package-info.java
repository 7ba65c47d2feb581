/**
 * The real parts that tests run on. Each is started once for a test JVM, on a free port, by whoever
 * asks first, and dies with the JVM; a test isolates itself by asking for a database or a topic of
 * its own. Quarkus loads test classes more than once, so what is running is written into system
 * properties, which are one for the JVM, and not into statics. The {@code *TestResource} classes
 * hand the same parts to a {@code @QuarkusTest} under the names of the environment that production
 * uses.
 */
@NullMarked
package network.conet.testing;

import org.jspecify.annotations.NullMarked;
