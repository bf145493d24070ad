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

    // ---- One more line of the same kind, empty.
    document.addEventListener('click', event => {
        const add = event.target.closest('[data-add-line]');
        if (!add) return;
        const lines = add.closest('section, details, fieldset').querySelectorAll('[data-line]');
        const last = lines[lines.length - 1];
        const fresh = last.cloneNode(true);
        fresh.querySelectorAll('input, textarea').forEach(it => { it.value = ''; it.removeAttribute('value'); it.removeAttribute('id'); });
        last.after(fresh);
        fresh.querySelector('input, textarea').focus();
    });
})();
