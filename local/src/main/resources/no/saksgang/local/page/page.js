// Saves the reader a reload: when something changed, the same page is fetched and its main part put
// in the place of the old. Everything works without this file.
const main = document.querySelector('main[data-live]');
if (main && 'EventSource' in window) {
    let busy = false, again = false;
    const refresh = async () => {
        if (busy) { again = true; return; }
        busy = true;
        try {
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
            const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const held = document.activeElement && main.contains(document.activeElement) && document.activeElement.matches('input');
            if (!held) {
                main.innerHTML = fresh.querySelector('main').innerHTML;
                document.querySelector('.clock').textContent = fresh.querySelector('.clock').textContent;
                document.title = fresh.title;
            }
        } catch (gone) {
            // The suite was ended; the page stays as it was.
        }
        busy = false;
        if (again) { again = false; setTimeout(refresh, 300); }
    };
    new EventSource('/changes').onmessage = refresh;
}

// A says yes by the newest mail that asks.
document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea')) return;
    if (event.key.toLowerCase() !== 'a') return;
    const button = document.querySelector('[data-key="a"]');
    if (button) { event.preventDefault(); button.click(); }
});
