/**
 * Plays a scenario against a running suite, by its public doors only, and judges what came of it.
 */
@NullMarked
package no.saksgang.local.player;

import org.jspecify.annotations.NullMarked;
