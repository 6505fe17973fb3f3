/* As Quoted. What a page can do besides being read: claims and briefs chosen by what they are, and keys to go on by.
   The page says the same without it. The words of its controls stand in data attributes of the page; nothing is global. */
(() => {
  "use strict";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* ---- Choosing. A thing is what is shown or hidden as one: its parts on the page, and the elements that say what it
     is, one of which must be all that is chosen. */

  /** A claim is its heading and all that follows it; it is what its passages are. */
  function claim(heading) {
    const parts = [heading];
    const before = heading.previousElementSibling;
    if (before?.matches(".olds")) parts.push(before);
    for (let next = heading.nextElementSibling; next && !next.matches("h2, .olds, .keys"); next = next.nextElementSibling) {
      parts.push(next);
    }
    return { parts, facets: parts.flatMap((part) => all("[data-speaker]", part)) };
  }

  const THINGS = {
    claims: () => all("h2.claim").map(claim),
    briefs: (holder) => all("[data-topic]", holder.nextElementSibling).map((card) => ({ parts: [card], facets: [card] })),
  };

  function selectOf({ dataset: { choice, label }, children }, any) {
    const select = make("select", { name: choice, autocomplete: "off" }, make("option", { value: "" }, any));
    for (const { dataset: { value, name } } of children) select.append(make("option", { value }, name));
    return { select, field: make("label", {}, make("span", {}, label), select) };
  }

  function setUpFilters(holder) {
    const { filters, any, clear, told, legend, note } = holder.dataset;
    const fields = [...holder.children].map((choice) => selectOf(choice, any));
    const status = make("p", { role: "status" });
    const button = make("button", { type: "button", hidden: "" }, clear);
    const row = make("div", { class: "filters__row" }, ...fields.map(({ field }) => field), button);
    const set = make("fieldset", {}, make("legend", {}, legend), row);
    if (note) set.append(make("p", { class: "aside" }, note));
    holder.replaceChildren(set, status);
    const chooser = { things: THINGS[filters](holder), selects: fields.map(({ select }) => select), button, status, told };
    holder.addEventListener("change", () => choose(chooser));
    button.addEventListener("click", () => {
      clearAll(chooser);
      chooser.selects[0].focus();
    });
    recall(chooser);
    return chooser;
  }

  const fits = (facet, chosen) => chosen.every(({ name, value }) => (facet.dataset[name] ?? "").split(" ").includes(value));

  /** Shows what is chosen, says how much that is, and writes the choice into the address. */
  function choose({ things, selects, button, status, told }) {
    const chosen = selects.filter((select) => select.value);
    let shown = 0;
    for (const { parts, facets } of things) {
      const isShown = !chosen.length || facets.some((facet) => fits(facet, chosen));
      for (const part of parts) part.hidden = !isShown;
      shown += isShown;
    }
    button.hidden = !chosen.length;
    status.textContent = told.replace("{shown}", shown).replace("{all}", things.length);
    remember(selects);
  }

  function clearAll(chooser) {
    for (const select of chooser.selects) select.value = "";
    choose(chooser);
  }

  function remember(selects) {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  const ledTo = (hash) => document.getElementById(hash.slice(1));

  /** Chooses what the address says, unless it would hide what the address leads to. */
  function recall(chooser) {
    const query = new URLSearchParams(location.search);
    for (const select of chooser.selects) {
      const value = query.get(select.name);
      if (value && all("option", select).some((option) => option.value === value)) select.value = value;
    }
    if (!chooser.selects.some((select) => select.value)) return;
    choose(chooser);
    const target = ledTo(location.hash);
    if (target && !reveal([chooser], target)) target.scrollIntoView();
  }

  /** Shows everything again if what a link leads to is hidden; tells whether it was. */
  function reveal(choosers, target) {
    const hiding = choosers.filter(({ things }) => things.some(({ parts }) => parts.some((part) => part.hidden && part.contains(target))));
    hiding.forEach(clearAll);
    if (hiding.length) target.scrollIntoView();
    return hiding.length > 0;
  }

  function followLinks(choosers) {
    window.addEventListener("hashchange", () => reveal(choosers, ledTo(location.hash)));
    document.addEventListener("click", ({ target }) => {
      const link = target.closest?.("a[href*='#']");
      if (link?.pathname === location.pathname) reveal(choosers, ledTo(link.hash));
    });
  }

  /* ---- Keys. */

  const OFF = "asquoted.keys.off";

  /** Whether the reader switched the keys off; where nothing can be kept they are on. */
  function areOff() {
    try {
      return localStorage.getItem(OFF) !== null;
    } catch {
      return false;
    }
  }

  function switchKeys(on) {
    try {
      if (on) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "");
    } catch { /* then they are on again on the next page */ }
  }

  /** The number of the claim to go to, from the focused heading if it is in view, else from where the page is scrolled. */
  function next(headings, by) {
    const place = (heading) => heading.getBoundingClientRect().top;
    const at = headings.indexOf(document.activeElement);
    if (at >= 0 && place(headings[at]) >= 0 && place(headings[at]) < innerHeight) return at + by;
    const line = parseFloat(getComputedStyle(headings[0]).scrollMarginTop);
    if (by > 0) return headings.findIndex((heading) => place(heading) > line + 2);
    return headings.filter((heading) => place(heading) < line - 2).length - 1;
  }

  /** Goes to the next claim that is shown, or the previous one: at once, so nothing moves for those who do not want it. */
  function step(by) {
    const headings = all("h2.claim").filter((heading) => !heading.hidden);
    const heading = headings.length && headings[next(headings, by)];
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ behavior: "instant" });
  }

  const isTyping = ({ target }) => target.closest?.("input, select, textarea, [contenteditable]");

  function listOfKeys({ dataset: { title, switch: label, close }, children }) {
    const list = make("dl");
    for (const { dataset: { key, does } } of children) {
      list.append(make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, does)));
    }
    const box = make("input", { type: "checkbox" });
    box.checked = !areOff();
    box.addEventListener("change", () => switchKeys(box.checked));
    const button = make("button", { type: "button", autofocus: "" }, close);
    const dialog = make("dialog", { "aria-label": title }, make("p", {}, make("b", {}, title)), list, make("label", {}, box, label), button);
    button.addEventListener("click", () => dialog.close());
    return dialog;
  }

  function setUpKeys(holder) {
    const dialog = listOfKeys(holder);
    const button = make("button", { type: "button", "aria-haspopup": "dialog" }, holder.dataset.title);
    button.addEventListener("click", () => dialog.showModal());
    holder.replaceChildren(button, dialog);
    const actions = new Map([["j", () => step(1)], ["k", () => step(-1)], ["?", () => dialog.showModal()]]);
    document.addEventListener("keydown", (event) => {
      const action = actions.get(event.key);
      if (!action || event.ctrlKey || event.altKey || event.metaKey || isTyping(event) || dialog.open || areOff()) return;
      event.preventDefault();
      action();
    });
  }

  /** A table that is too wide scrolls in a box that the theme makes around it: the keyboard has to reach that too. */
  function reachTables() {
    for (const box of all(".md-typeset__scrollwrap")) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  }

  const whenIdle = window.requestIdleCallback ?? setTimeout;

  /** The style sheet keeps a phone from laying out claims that are far off. They are laid out one by one when there is
      nothing else to do: the page answers at once, and soon holds every word for those who do not scroll. */
  function layOut([first, ...others]) {
    first?.classList.add("laid");
    if (others.length) whenIdle(() => layOut(others));
  }

  addEventListener("load", () => whenIdle(() => layOut(all(".cmp"))));
  for (const event of ["load", "resize"]) addEventListener(event, reachTables);
  followLinks(all("[data-filters]").map(setUpFilters));
  all("[data-keys]").forEach(setUpKeys);
})();
