/**
 * The scenario language: the life of meetings as a YAML file, read and checked before anything is
 * played.
 */
@NullMarked
package no.saksgang.local.scenario;

import org.jspecify.annotations.NullMarked;
