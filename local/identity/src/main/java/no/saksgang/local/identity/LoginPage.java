package no.saksgang.local.identity;

import static java.util.stream.Collectors.joining;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.List;
import org.springframework.security.web.csrf.CsrfToken;

/** The page that asks who one is: a button for each person. */
record LoginPage(List<Person> people, CsrfToken proof) {
    String html() {
        return """
        <!doctype html>
        <html lang="nb">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Logg inn – Saksgang</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/login.css">
        </head>
        <body>
        <header><span class="name">Saksgang</span> <span class="soft">på denne maskinen</span></header>
        <main>
        <h1>Hvem er du?</h1>
        <p>Dette er en demonstrasjon, så ingen trenger passord. Velg hvem du vil være.</p>
        %s</main>
        </body>
        </html>
        """
                .formatted(people.isEmpty() ? nobody() : choice());
    }

    private String choice() {
        return """
        <form method="post" action="/login">
        <input type="hidden" name="%s" value="%s">
        <ul>
        %s
        </ul>
        </form>
        """
                .formatted(
                        htmlEscape(proof.getParameterName()),
                        htmlEscape(proof.getToken()),
                        people.stream().map(LoginPage::button).collect(joining("\n")));
    }

    private static String button(Person person) {
        return """
        <li><button name="person" value="%s">%s <span class="soft">%s</span></button></li>\
        """
                .formatted(
                        htmlEscape(person.id()),
                        htmlEscape(person.name()),
                        person.roles().stream().map(Role::inWords).collect(joining(", ")));
    }

    private static String nobody() {
        return "<p role=\"status\">Det er ingen å velge mellom ennå.</p>\n";
    }
}
