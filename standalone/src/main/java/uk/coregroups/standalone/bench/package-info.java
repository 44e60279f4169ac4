/**
 * Benchmarks of the whole suite, on real RabbitMQ and real PostgreSQL.
 *
 * <p>In: the services as they go to Kubernetes, and work for them. Out: figures beside those of
 * simpler programs that do the same work on the same machine in the same minutes, and what limits
 * them. A benchmark is never a test: machines differ.
 */
@NullMarked
package uk.coregroups.standalone.bench;

import org.jspecify.annotations.NullMarked;
