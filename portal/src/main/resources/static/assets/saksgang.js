// What htmx and Designsystemet leave open: the token against forged requests, live parts, focus, shortcuts.
(() => {
    'use strict';
    const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;

    document.addEventListener('htmx:configRequest', event => {
        const header = meta('csrf-header');
        if (header && event.detail.verb !== 'get') event.detail.headers[header] = meta('csrf-token');
    });

    // The first mail that something will cause is shown without a press.
    const first = document.querySelector('button[data-show-now]');
    first?.form.requestSubmit(first);

    // A session that has ended, or a token of one: what is typed stays. One logs in beside, comes back and goes on.
    const ended = document.getElementById('session-ended');
    const typed = () => [...document.querySelectorAll('textarea, select, input:not([type="hidden"])')].some(it =>
        it.matches('select') ? [...it.options].some(option => option.selected !== option.defaultSelected && option.defaultSelected)
            : it.matches('[type="checkbox"], [type="radio"]') ? it.checked !== it.defaultChecked : it.value !== it.defaultValue);
    document.addEventListener('htmx:beforeSwap', event => {
        const {xhr} = event.detail;
        // What we refuse ourselves says where it is to be shown.
        if (xhr.status !== 401 && (xhr.status !== 403 || xhr.getResponseHeader('HX-Retarget'))) return;
        event.detail.shouldSwap = false;
        // Changes that gather in the page, and lines taken away, show in no field.
        if (ended && (typed() || document.querySelector('[data-unsaved]'))) ended.hidden = false;
        else location.reload();
    });
    window.addEventListener('focus', async () => {
        if (!ended || ended.hidden) return;
        const answer = await fetch(location.href, {redirect: 'manual'});
        const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
        const token = page?.querySelector('meta[name="csrf-token"]')?.content;
        if (!token) return;
        document.querySelector('meta[name="csrf-token"]').content = token;
        document.querySelectorAll('input[name="_csrf"]').forEach(it => { it.value = token; });
        ended.hidden = true;
        document.body.dispatchEvent(new CustomEvent('saksgang:again'));
    });

    // ---- Live parts: an event of the suite tells the parts that show something of its topic, at most once a second each.
    const topics = {
        meetings: /^no\.saksgang\.(Agenda|Meeting|Invit|Paper)/,
        work: /^no\.saksgang\.(Agenda|Meeting|Referat|InvitationAnswered|FollowUp)/,
        attendance: /^no\.saksgang\.(Attendance|InvitationAnswered)/,
        mailings: /^no\.saksgang\.(Mailing|Delivery)/,
        referat: /^no\.saksgang\.Referat/,
        followups: /^no\.saksgang\.FollowUp/,
        // Not the steps of a mailing, as in what is shown of it.
        events: /^no\.saksgang\.(?!MailingProgressed)/
    };
    // The extension only tells of messages that something is swapped by: here nothing is.
    document.querySelectorAll('[sse-connect]').forEach(page => {
        const ear = document.createElement('div');
        ear.hidden = true;
        ear.setAttribute('sse-swap', 'message');
        ear.setAttribute('hx-swap', 'none');
        page.append(ear);
    });
    const waiting = new Set();
    const tell = topic => {
        if (waiting.has(topic)) return;
        waiting.add(topic);
        setTimeout(() => {
            waiting.delete(topic);
            document.body.dispatchEvent(new CustomEvent(`saksgang:${topic}`));
        }, 400);
    };
    document.addEventListener('htmx:sseMessage', event => {
        let said;
        try { said = JSON.parse(event.detail.data); } catch { return; }
        for (const [topic, types] of Object.entries(topics)) if (types.test(said.type)) tell(topic);
    });
    // After the network was away anything may have happened.
    let connectedBefore = false;
    document.addEventListener('htmx:sseOpen', () => {
        if (connectedBefore) Object.keys(topics).forEach(tell);
        connectedBefore = true;
    });

    window.addEventListener('online', () => Object.keys(topics).forEach(tell));

    // ---- Focus never falls back to the body: what was swapped out gets it again by its id, else by its place.
    // Two parts may be exchanged at once: then it is gone when the second is looked at.
    const AT_ONCE = 1000;
    let before = null;
    document.addEventListener('htmx:beforeSwap', () => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return;
        const around = [];
        for (let it = focused; it && it !== document.body; it = it.parentElement) if (it.id) around.push(it.id);
        before = {name: focused.getAttribute('name'), value: focused.getAttribute('value'), around, at: performance.now()};
    });
    document.addEventListener('htmx:afterSettle', () => {
        if (!before || performance.now() - before.at > AT_ONCE || document.activeElement !== document.body) return;
        const around = before.around.map(id => document.getElementById(id)).filter(it => it);
        const same = value => before.name && around[0]?.querySelector(`[name="${CSS.escape(before.name)}"]${value}`);
        // What is hidden by now takes no focus: then the next that is around it.
        for (const it of [
            around[0]?.matches('a, button, input, select, textarea, summary') ? around[0] : null,
            before.value === null ? same('') : same(`[value="${CSS.escape(before.value)}"]`) || same(''),
            document.querySelector('[data-focus]'),
            // Of what cannot be focused itself the heading, where a reader goes on.
            ...around.flatMap(it => [it.matches('a, button, input, select, textarea, summary') ? null : it.querySelector('h1, h2, h3'), it]),
            document.getElementById('main')]) {
            if (!it) continue;
            if (!it.matches('a, button, input, select, textarea, summary, [tabindex]')) it.tabIndex = -1;
            it.focus({preventScroll: true});
            if (document.activeElement !== document.body) return;
        }
    });

    // ---- One live region: a fragment that says something to everybody carries data-announce.
    document.addEventListener('htmx:afterSwap', event => {
        const said = event.detail.elt?.querySelector?.('[data-announce]') ?? document.querySelector('#alerts [data-announce]');
        if (said) document.getElementById('announcements').textContent = said.dataset.announce || said.textContent;
    });

    // ---- Shortcuts, which can be switched off (WCAG 2.1.4).
    const help = document.getElementById('shortcuts');
    const on = document.getElementById('shortcuts-on');
    const OFF = 'saksgang-shortcuts-off';
    if (on) {
        on.checked = localStorage.getItem(OFF) === null;
        on.addEventListener('change', () => on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, ''));
    }
    document.querySelectorAll('[data-shortcuts]').forEach(link => link.addEventListener('click', event => {
        event.preventDefault();
        help.showModal();
    }));
    const keys = new Map();
    document.querySelectorAll('#shortcuts dl div').forEach(line => {
        const [first, second] = line.querySelectorAll('kbd');
        if (second) keys.set(second.textContent, line.querySelector('dd').textContent);
    });
    let leading = false;
    document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF) !== null) return;
        if (event.target.closest('input, textarea, select, [contenteditable], dialog[open]')) return;
        if (leading) {
            leading = false;
            const door = [...document.querySelectorAll('[data-door]')].find(it => it.textContent === keys.get(event.key));
            if (door) { event.preventDefault(); door.click(); }
        } else if (event.key === 'g') {
            leading = true;
            setTimeout(() => { leading = false; }, 1500);
        } else if (event.key === '?') {
            event.preventDefault();
            help.showModal();
        } else if (event.key === '/') {
            const search = document.querySelector('input[type="search"]');
            if (search) { event.preventDefault(); search.focus(); }
        }
    });
})();
