package no.saksgang.local.page;

/** Text on its way into HTML. */
final class Html {
    private Html() {}

    /** The text with everything taken out of force that HTML gives a meaning. */
    static String escape(String text) {
        var html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(text.charAt(i));
            }
        }
        return html.toString();
    }

    /**
     * A whole page.
     *
     * @param title in plain text
     * @param live true if what it shows changes by itself
     * @param clock what the suite's clock shows, in plain text
     * @param main its main part, in HTML
     */
    static String page(String title, boolean live, boolean starting, String clock, String main) {
        return """
        <!doctype html>
        <html lang="nb">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s<title>%s – Saksgang</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/page.css">
        <script src="/page.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Til innholdet</a>
        <header><div class="name"><a href="/">Saksgang</a></div><div class="soft">på denne maskinen</div>\
        <div class="clock">%s</div></header>
        <main id="main"%s>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        starting
                                ? "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\n"
                                : "",
                        escape(title),
                        escape(clock),
                        live ? " data-live" : "",
                        main);
    }
}
