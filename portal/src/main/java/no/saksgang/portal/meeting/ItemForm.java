package no.saksgang.portal.meeting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** An item of an agenda as it is typed. Papers are pairs; one without an address is none. */
record ItemForm(
        @Nullable String title,
        @Nullable ItemKind kind,
        @Nullable String presenter,
        @Nullable String minutes,
        @Nullable String caseNumber,
        @Nullable Visibility visibility,
        List<String> paperTitle,
        List<String> paperUrl) {
    /** Read as it was sent: a comma within a title is no end of it. */
    static ItemForm of(MultiValueMap<String, String> sent) {
        return new ItemForm(
                sent.getFirst("title"),
                named(ItemKind.values(), sent.getFirst("kind")),
                sent.getFirst("presenter"),
                sent.getFirst("minutes"),
                sent.getFirst("caseNumber"),
                named(Visibility.values(), sent.getFirst("visibility")),
                Objects.requireNonNullElse(sent.get("paperTitle"), List.of()),
                Objects.requireNonNullElse(sent.get("paperUrl"), List.of()));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(it -> it.name().equals(name)).findFirst().orElse(null);
    }

    /** With papers that have been uploaded for it. */
    ItemForm with(List<Paper> uploaded) {
        var titles = new ArrayList<>(paperTitle);
        var urls = new ArrayList<>(paperUrl);
        // Titles and addresses are pairs by their place.
        while (titles.size() < urls.size()) {
            titles.add("");
        }
        for (var paper : uploaded) {
            titles.add(urls.size(), paper.title());
            urls.add(paper.url());
        }
        return new ItemForm(title, kind, presenter, minutes, caseNumber, visibility, titles, urls);
    }

    /** The item as it is now meant; what is not asked for stays as it was. */
    AgendaItem item(@Nullable AgendaItem before) {
        var speaker = Form.said(presenter);
        return new AgendaItem(
                "",
                before == null ? null : before.caseId(),
                Form.said(caseNumber),
                title == null ? "" : title.strip(),
                kind == null ? ItemKind.DISCUSSION : kind,
                speaker == null ? null : new MemberId(speaker),
                number(minutes),
                papers(before),
                before == null ? List.of() : before.approves(),
                visibility == null ? Visibility.PUBLIC : visibility,
                before == null ? List.of() : before.items());
    }

    private static @Nullable Integer number(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private List<Paper> papers(@Nullable AgendaItem before) {
        if (paperUrl.isEmpty()) {
            return before == null ? List.of() : before.papers();
        }
        var papers = new ArrayList<Paper>();
        for (var n = 0; n < paperUrl.size(); n++) {
            var url = Form.said(paperUrl.get(n));
            if (url != null) {
                var said = n < paperTitle.size() ? Form.said(paperTitle.get(n)) : null;
                papers.add(new Paper("", said == null ? url : said, url, 1));
            }
        }
        return papers;
    }
}
