/**
 * What can be shown to anyone of a meeting's mail: who was sent what, when, and what came of it.
 */
@NullMarked
package no.saksgang.notificationservice.proof;

import org.jspecify.annotations.NullMarked;
