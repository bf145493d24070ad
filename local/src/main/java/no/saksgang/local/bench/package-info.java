/**
 * What {@code ./saksgang bench} measures: the suite as its users meet it, each figure beside its
 * floor, the bare way of doing the same work in the same run, because machines are noisy.
 */
@NullMarked
package no.saksgang.local.bench;

import org.jspecify.annotations.NullMarked;
