/**
 * The carrier's broker: RabbitMQ where it is installed, else an embedded one of the same protocol.
 *
 * <p>In: a folder and a port. Out: an AMQP 0-9-1 server on loopback, in a process of its own, whose
 * queues survive its death.
 */
@NullMarked
package uk.coregroups.standalone.broker;

import org.jspecify.annotations.NullMarked;
