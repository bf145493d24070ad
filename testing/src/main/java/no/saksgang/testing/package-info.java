/**
 * What the tests of all modules share: {@link no.saksgang.testing.Servers} gives them real servers,
 * the builders ({@link no.saksgang.testing.AMeeting} and its like) ordinary events, and {@link
 * no.saksgang.testing.Invariants} asks whether what must never go wrong has gone wrong.
 */
@NullMarked
package no.saksgang.testing;

import org.jspecify.annotations.NullMarked;
