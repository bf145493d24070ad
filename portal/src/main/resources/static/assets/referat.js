// Attendance by one key each; rows more; the text area's toolbar; clocks; two writers at one item.
(() => {
    'use strict';

    // ---- Attendance
    const list = document.querySelector('[data-attendance]');
    const rows = () => [...list.querySelectorAll('[data-row]')];
    const count = () => {
        const all = rows();
        list.querySelectorAll('[data-count]').forEach(it => {
            const mark = it.dataset.count;
            it.textContent = mark === 'guests'
                ? [...list.querySelectorAll('[name="guestName"]')].filter(name => name.value.trim()).length
                : all.filter(row => (row.querySelector('[type="radio"]:checked')?.value ?? '') === mark).length;
        });
    };
    const focusRow = row => row?.querySelector('[type="radio"]:checked, [type="radio"]')?.focus();
    if (list) {
        list.addEventListener('input', count);
        list.addEventListener('keydown', event => {
            const row = event.target.closest('[data-row]');
            if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
            const all = rows();
            const at = all.indexOf(row);
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                if (event.target.type === 'time') return;
                event.preventDefault();
                focusRow(all[at + (event.key === 'ArrowDown' ? 1 : -1)]);
                return;
            }
            if (event.target.type !== 'radio') return;
            const marked = [...row.querySelectorAll('[data-key]')].find(it => it.dataset.key.toLowerCase() === event.key.toLowerCase());
            if (!marked) return;
            event.preventDefault();
            marked.checked = true;
            marked.focus();
            count();
            focusRow(all[at + 1]);
        });
    }

    // ---- Lines of a form: one more, or one less.
    const changed = form => form?.dispatchEvent(new CustomEvent('saksgang:line', {bubbles: true}));
    document.addEventListener('click', event => {
        const add = event.target.closest('[data-add-line]');
        if (add) {
            const lines = add.closest('.sg-lines, section').querySelectorAll('[data-line]');
            const last = lines[lines.length - 1];
            const fresh = last.cloneNode(true);
            empty(fresh);
            last.after(fresh);
            fresh.querySelector('input, textarea').focus();
            return;
        }
        const remove = event.target.closest('[data-remove-line]');
        if (!remove) return;
        event.preventDefault();
        const line = remove.closest('[data-line]');
        const form = line.closest('form');
        const beside = line.nextElementSibling?.matches('[data-line]') ? line.nextElementSibling : line.previousElementSibling;
        if (beside?.matches('[data-line]')) {
            line.remove();
            beside.querySelector('input, textarea').focus();
        } else {
            empty(line);
            line.querySelector('input, textarea').focus();
        }
        dirty.add(form);
        changed(form);
    });
    function empty(line) {
        line.querySelectorAll('input, textarea').forEach(it => {
            it.value = '';
            it.removeAttribute('value');
            it.removeAttribute('id');
        });
    }

    // ---- What is not saved yet. A page is not left with it, and it is tried again.
    const RETRY = 5000;
    const dirty = new Set();
    document.addEventListener('input', event => {
        const form = event.target.closest('[data-writing]');
        if (form) dirty.add(form);
    });
    const open = () => [...dirty].some(it => it.isConnected);
    window.addEventListener('beforeunload', event => { if (open()) event.preventDefault(); });
    document.addEventListener('submit', event => { if (!event.target.matches('[data-writing][hx-post]')) dirty.clear(); });

    // Where somebody else has written in the same place, only a button saves; typing does not.
    document.addEventListener('htmx:beforeRequest', event => {
        const form = event.detail.elt;
        if (!form.matches('[data-writing]')) return;
        const by = event.detail.requestConfig.triggeringEvent;
        if (by?.type !== 'submit' && form.querySelector('[data-conflict]')) event.preventDefault();
        else dirty.delete(form);
    });
    const tell = form => {
        dirty.add(form);
        const status = form.querySelector('.sg-status');
        status.querySelectorAll('p, .ds-alert').forEach(it => it.remove());
        const said = document.createElement('p');
        said.className = 'sg-unsaved';
        said.textContent = form.dataset.unsaved;
        status.append(said);
        setTimeout(() => { if (form.isConnected) changed(form); }, RETRY);
    };
    document.addEventListener('htmx:sendError', event => {
        if (event.detail.elt.matches('[data-writing]')) tell(event.detail.elt);
    });
    document.addEventListener('htmx:afterRequest', event => {
        const form = event.detail.elt;
        const status = event.detail.xhr?.status ?? 0;
        if (!form.matches('[data-writing]') || status === 0) return;
        if (status === 502 || status === 503 || status === 504) tell(form);
        else if (status >= 400 || form.querySelector('[data-conflict], [data-incomplete]')) dirty.add(form);
        else document.body.dispatchEvent(new CustomEvent('saksgang:saved'));
        form.closest('[data-item]')?.querySelector(':scope > div:has(> [id^="beside-"]:not(:empty))')?.classList.add('sg-beside');
    });
    document.body.addEventListener('saksgang:again', () => dirty.forEach(it => { if (it.isConnected) changed(it); }));
    // What others wrote is not fetched over what is written here: that is saved first, and then both are seen.
    document.addEventListener('click', event => {
        const fetch = event.target.closest('[data-refetch]');
        const form = fetch && document.querySelector(`${fetch.getAttribute('hx-target')} [data-writing]`);
        if (!form || !dirty.has(form)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        changed(form);
        form.querySelector('textarea').focus();
    }, true);

    // ---- The toolbar writes Markdown around what is marked.
    document.addEventListener('click', event => {
        const button = event.target.closest('[data-mark]');
        if (!button) return;
        const area = document.getElementById(button.closest('[data-for]').dataset.for);
        const {selectionStart: from, selectionEnd: to, value} = area;
        const marked = value.slice(from, to);
        const put = (text, start, end) => {
            area.focus();
            // So that it can be undone, which setting the value would forbid.
            if (!document.execCommand('insertText', false, text)) area.setRangeText(text, from, to, 'end');
            area.setSelectionRange(start, end);
            area.dispatchEvent(new Event('input', {bubbles: true}));
        };
        if (button.dataset.mark === 'bold') put(`**${marked}**`, from + 2, to + 2);
        if (button.dataset.mark === 'list') {
            const start = value.lastIndexOf('\n', from - 1) + 1;
            area.setSelectionRange(start, to);
            const lines = value.slice(start, to).split('\n').map(it => it.startsWith('- ') ? it : `- ${it}`).join('\n');
            put(lines, start + lines.length, start + lines.length);
        }
        if (button.dataset.mark === 'link') {
            const text = marked || 'lenke';
            put(`[${text}](https://)`, from + text.length + 11, from + text.length + 11);
        }
    });

    // ---- A text area is as high as its text; names are offered one after the other.
    const grow = area => {
        if (CSS.supports('field-sizing', 'content')) return;
        area.rows = Math.max(Number(area.getAttribute('rows')) || 3, Math.min(40, area.value.split('\n').length + 1));
    };
    document.querySelectorAll('[data-grow]').forEach(grow);
    const people = document.getElementById('people');
    const names = people ? [...people.options].map(it => it.value) : [];
    const offer = field => {
        const before = field.value.lastIndexOf(',') < 0 ? '' : field.value.slice(0, field.value.lastIndexOf(',') + 1) + ' ';
        people.replaceChildren(...names.map(it => new Option('', before + it)));
    };
    document.addEventListener('focusin', event => { if (event.target.matches('[data-names]')) offer(event.target); });
    document.addEventListener('input', event => {
        if (event.target.matches('[data-grow]')) grow(event.target);
        if (event.target.matches('[data-names]')) offer(event.target);
    });

    // ---- A clock for each item; it runs in this browser alone, and through a reload.
    const runs = clock => JSON.parse(localStorage.getItem(`saksgang-clock-${clock.dataset.clock}`) ?? '{"spent":0}');
    const shown = clock => {
        const {spent, since} = runs(clock);
        const seconds = Math.floor((spent + (since ? Date.now() - since : 0)) / 1000);
        const face = clock.querySelector('[data-clock-shown]');
        face.textContent = seconds || since ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : '';
        clock.toggleAttribute('data-over', Boolean(clock.dataset.minutes) && seconds > clock.dataset.minutes * 60);
        clock.querySelector('button').setAttribute('aria-pressed', String(Boolean(since)));
    };
    const clocks = () => document.querySelectorAll('[data-clock]');
    document.addEventListener('click', event => {
        const clock = event.target.closest('[data-clock] button')?.closest('[data-clock]');
        if (!clock) return;
        const stop = it => {
            const {spent, since} = runs(it);
            if (since) localStorage.setItem(`saksgang-clock-${it.dataset.clock}`, JSON.stringify({spent: spent + Date.now() - since}));
        };
        const running = runs(clock).since;
        clocks().forEach(stop);
        if (!running) localStorage.setItem(`saksgang-clock-${clock.dataset.clock}`, JSON.stringify({spent: runs(clock).spent, since: Date.now()}));
        clocks().forEach(shown);
    });
    clocks().forEach(shown);
    if (clocks().length) setInterval(() => clocks().forEach(shown), 1000);

    document.querySelectorAll('[data-print]').forEach(it => it.addEventListener('click', () => print()));
})();
