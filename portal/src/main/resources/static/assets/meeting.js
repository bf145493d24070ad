// The agenda by keyboard and by drag: all there by buttons, too.
(() => {
    'use strict';
    const itemOf = node => node instanceof Element ? node.closest('[data-item]') : null;

    document.querySelectorAll('[data-print]').forEach(button => {
        button.hidden = false;
        button.addEventListener('click', () => print());
    });

    // Alt + arrow moves the item that the focus is in.
    document.addEventListener('keydown', event => {
        if (!event.altKey || event.ctrlKey || event.metaKey) return;
        const act = {ArrowUp: 'UP', ArrowDown: 'DOWN'}[event.key];
        const item = act && itemOf(event.target);
        if (!item) return;
        event.preventDefault();
        item.querySelector(`button[name="act"][value="${act}"]:not([aria-disabled])`)?.click();
    });
    document.addEventListener('click', event => {
        if (event.target.closest?.('button[aria-disabled="true"]')) event.preventDefault();
    });

    // What has been saved closes, and the focus stays with its item; after a new item one types the next.
    document.addEventListener('submit', event => {
        (event.target.querySelector('#title-new') ?? itemOf(event.target)?.querySelector('details[open] summary'))?.focus();
    });

    // Changes that gather in the page are gone with it: the browser asks first.
    let leaves = false;
    document.addEventListener('click', event => { if (event.target.closest?.('[data-leaves]')) leaves = true; });
    addEventListener('beforeunload', event => { if (!leaves && document.querySelector('[data-unsaved]')) event.preventDefault(); });

    // Drag: an item takes the place of another on its level.
    let dragged = null;
    const movable = () => document.querySelectorAll('[data-item]').forEach(it => { it.draggable = !it.querySelector('details[open]'); });
    movable();
    document.addEventListener('htmx:afterSettle', movable);
    document.addEventListener('toggle', movable, true);
    document.addEventListener('dragstart', event => {
        dragged = itemOf(event.target);
        if (dragged) event.dataTransfer.effectAllowed = 'move';
    });
    const target = event => {
        const over = itemOf(event.target);
        return dragged && over && over !== dragged && over.dataset.level === dragged.dataset.level ? over : null;
    };
    const mark = item => {
        document.querySelectorAll('.sg-drop').forEach(it => it.classList.remove('sg-drop'));
        item?.classList.add('sg-drop');
    };
    document.addEventListener('dragover', event => {
        const over = target(event);
        mark(over);
        if (over) event.preventDefault();
    });
    document.addEventListener('dragend', () => { mark(null); dragged = null; });
    document.addEventListener('drop', event => {
        const over = target(event);
        if (!over) return;
        event.preventDefault();
        const form = document.getElementById('move');
        form.elements.number.value = dragged.dataset.number;
        form.elements.to.value = over.dataset.number;
        form.requestSubmit();
    });
})();
