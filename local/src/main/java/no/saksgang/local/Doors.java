package no.saksgang.local;

import no.saksgang.local.suite.Suite;

/** Says where a running suite can be entered. */
record Doors(Terminal terminal) {
    void show(Suite suite) {
        terminal.say("");
        terminal.say("doors and mail", terminal.bold(suite.page().toString()));
        for (var door : suite.doors()) {
            terminal.say(door.name(), door.address());
        }
        terminal.say("logs", suite.logs().toString());
        terminal.say("");
        terminal.say("Every address is a mailbox and its own login, with any password.");
        terminal.say("Ctrl-C stops everything.");
    }
}
