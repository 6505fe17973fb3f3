/* As Quoted. Answers the search dialog of Material for MkDocs from the index of Pagefind, which is loaded piece by piece
   as words are searched for. Material numbers its messages, and puts titles and texts into the page as HTML. */
(() => {
  "use strict";

  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const MOST = 30; /* results, each of which is a file */
  const PAUSE = 150; /* milliseconds without another key, until which nobody waits for results */
  const PARAGRAPH = "\u001e";
  const MOST_PARAGRAPHS = 2;

  let pagefind;
  let latest;

  const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);

  /** The paragraphs in which something was found; the first ones, if it was found in the title only. */
  function shown({ content, locations }) {
    const places = new Set(locations);
    const words = content.split(" ").map((word, place) => (places.has(place) ? `<mark>${escaped(word)}</mark>` : escaped(word)));
    const paragraphs = words.join(" ").split(` ${PARAGRAPH} `);
    const found = paragraphs.filter((each) => each.includes("<mark>"));
    return (found.length ? found : paragraphs).slice(0, MOST_PARAGRAPHS).map((each) => `<p>${each}</p>`).join("");
  }

  /** What was found as Material wants it: by page, what is on it and the page itself. */
  function byPage(found, terms) {
    const pages = new Map();
    for (const { data, score } of found) {
      const { meta: { title, page }, raw_url: location, content } = data;
      const where = location.split("#")[0];
      if (!pages.has(where)) pages.set(where, { title: escaped(page ?? title), items: [] });
      const text = content === title ? "" : shown(data);
      pages.get(where).items.push({ location, title: escaped(title), text, score, terms });
    }
    for (const [location, { title, items }] of pages) {
      if (!items.some((item) => item.location === location)) items.push({ location, title, text: "", score: 0, terms: {} });
    }
    return [...pages.values()].map(({ items }) => items);
  }

  /** The best results for some words; nothing if others were typed meanwhile. */
  async function find(words) {
    latest = words;
    if (!words.trim()) return [];
    pagefind ??= import(new URL("../pagefind/pagefind.js", location));
    await new Promise((done) => setTimeout(done, PAUSE));
    if (words !== latest) return null;
    const { results } = await (await pagefind).search(words);
    const found = await Promise.all(results.slice(0, MOST).map(async (each) => ({ data: await each.data(), score: each.score })));
    const terms = Object.fromEntries(words.trim().split(/\s+/).map((word) => [word, true]));
    return words === latest ? byPage(found, terms) : null;
  }

  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) postMessage({ type: READY });
    if (type !== QUERY) return;
    const items = await find(data);
    if (items) postMessage({ type: RESULT, data: { items } });
  });
})();
