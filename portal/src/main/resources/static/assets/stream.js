// The page of events: what happens is put on top of the list that the page came with, without a gap between the two.
(() => {
    'use strict';
    const SHOWN = 50;
    const panel = document.querySelector('[data-events]');
    if (!panel || !window.EventSource) return;
    const list = panel.querySelector('[data-events-list]');
    const state = panel.querySelector('[data-events-state]');
    const pause = panel.querySelector('[data-events-pause]');
    const labels = {pause: pause.textContent, resume: pause.dataset.resume};
    let after = panel.dataset.after;
    let source = null;

    const cell = (...content) => {
        const it = document.createElement('td');
        it.append(...content);
        return it;
    };
    const element = (name, text, properties) => Object.assign(document.createElement(name), {textContent: text}, properties);

    // As the page writes it.
    const english = document.documentElement.lang === 'en';
    const locale = english ? 'en-GB' : 'nb';
    function moment(at) {
        const day = at.toLocaleDateString(locale, {dateStyle: 'long', timeZone: 'Europe/Oslo'});
        const time = at.toLocaleTimeString('en-GB', {timeStyle: 'short', timeZone: 'Europe/Oslo'});
        return english ? `${day}, ${time}` : `${day} kl. ${time.replace(':', '.')}`;
    }

    const words = name => document.querySelector(`#type option[value="${CSS.escape(name)}"]`)?.dataset.words ?? '';

    const opens = link => panel.dataset.opens.split(' ').some(it => it === '/' || `${new URL(link).pathname}/`.startsWith(`${it}/`));

    function show(said) {
        panel.querySelector('[data-events-none]')?.remove();
        const row = document.createElement('tr');
        const name = said.type.replace(/^no\.saksgang\./, '').replace(/\.v\d+$/, '');
        row.append(
            cell(element('time', moment(new Date(said.time)), {dateTime: said.time})),
            cell(words(name), ' ', element('code', name)),
            cell(opens(said.link) ? element('a', said.subject, {href: said.link, className: 'ds-link'}) : said.subject),
            cell(String(said.sequence)));
        list.prepend(row);
        while (list.rows.length > SHOWN) list.lastElementChild.remove();
    }

    function follow() {
        const address = new URL(panel.dataset.events, location.href);
        if (after) address.searchParams.set('lastEventId', after);
        const ours = source = new EventSource(address);
        source.onopen = () => { state.textContent = ''; };
        source.onmessage = event => {
            after = event.lastEventId;
            show(JSON.parse(event.data));
        };
        source.onerror = () => {
            state.textContent = state.dataset.away;
            // A refusal ends an EventSource for good; a break does not.
            if (ours.readyState === EventSource.CLOSED) setTimeout(() => { if (source === ours) follow(); }, 5000);
        };
    }

    pause.hidden = false;
    pause.addEventListener('click', () => {
        if (source) {
            source.close();
            source = null;
            state.textContent = '';
            pause.textContent = labels.resume;
        } else {
            follow();
            pause.textContent = labels.pause;
        }
    });
    follow();
})();
