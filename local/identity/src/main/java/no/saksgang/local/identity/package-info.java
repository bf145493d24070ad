/**
 * The embedded identity provider: OpenID Connect as in production, but whoever says who they are is
 * believed. For one machine and its demonstrations; it listens on loopback and nowhere else.
 */
@NullMarked
package no.saksgang.local.identity;

import org.jspecify.annotations.NullMarked;
