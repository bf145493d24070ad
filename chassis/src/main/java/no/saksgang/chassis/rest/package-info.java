/** What is still to do, so that others can wait for a service to be at rest. */
@NullMarked
package no.saksgang.chassis.rest;

import org.jspecify.annotations.NullMarked;
