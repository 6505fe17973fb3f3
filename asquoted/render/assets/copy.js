/* Buttons that copy what stands beside them. Without this script they stay hidden, and the words can be selected. */
(() => {
  "use strict";
  const all = "button[data-copied]";
  const show = () => document.querySelectorAll(all).forEach((button) => { button.hidden = false; });
  const select = (words) => {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.selectAllChildren(words);
    return document.execCommand("copy");
  };
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      return true;
    } catch {
      return select(words);
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(all);
    if (!button || !(await copy(button.parentElement.nextElementSibling))) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = button.dataset.copy; }, 2000);
  });
  /* The theme can swap pages without loading scripts anew; then it tells of each one. */
  if (window.document$) window.document$.subscribe(show); else show();
})();
