/**
 * What can be shown around of a meeting's mail: who was sent what, when, and what came of it. It
 * has people's addresses, and nothing by which one could speak in their place.
 */
@NullMarked
package no.saksgang.notificationservice.proof;

import org.jspecify.annotations.NullMarked;
