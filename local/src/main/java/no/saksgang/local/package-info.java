/**
 * The command line: starts the suite on one machine, plays scenarios, tells what a machine is like.
 */
@NullMarked
package no.saksgang.local;

import org.jspecify.annotations.NullMarked;
