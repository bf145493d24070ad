package no.saksgang.local.scenario;

/**
 * What a person is written to in: bokmål, nynorsk or English. Written in lower case, in files and
 * over HTTP.
 */
public enum Language {
    NB,
    NN,
    EN
}
