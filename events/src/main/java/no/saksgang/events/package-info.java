/**
 * The published language of the suite: what the services say to one another and to anyone else who
 * listens. A package per topic holds its events; here stand the forms that several of them use,
 * {@link no.saksgang.events.Topic} and {@link no.saksgang.events.Envelope}. Fields and events may
 * be added; nothing is changed or removed without a new version.
 */
@NullMarked
package no.saksgang.events;

import org.jspecify.annotations.NullMarked;
