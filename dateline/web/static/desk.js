// The keys of the desk. Every key presses a button or follows a link that the page has anyway: without this file, all of
// it works by hand.
"use strict";

(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  const isShown = (element) => element.getClientRects().length > 0;

  // -- which claim or row is at hand ---------------------------------------------------------------------------

  const lines = () => all("[data-claim], [data-row]").filter(isShown);
  let hand = null;

  function take(line) {
    if (!line) return;
    if (hand) hand.classList.remove("at-hand");
    hand = line;
    hand.classList.add("at-hand");
    const target = hand.matches("[data-claim]") ? hand : one("a", hand);
    target.focus({ preventScroll: true });
    hand.scrollIntoView({ block: "nearest" });
    view();
  }

  function move(step) {
    const found = lines();
    const at = found.indexOf(hand);
    take(found[at < 0 ? 0 : Math.min(Math.max(at + step, 0), found.length - 1)]);
  }

  /** Show the words of the claim at hand in their report, in the column beside. */
  function view() {
    const link = hand && one("[data-do=view]", hand);
    const anchor = link && document.getElementById(link.hash.slice(1));
    all(".quoted").forEach((mark) => mark.classList.remove("quoted"));
    if (!anchor) return;
    const marks = quotedFrom(anchor, link.textContent.length - 2);
    if (!marks.length) return;
    const [mark] = marks;
    marks.forEach((piece) => piece.classList.add("quoted"));
    const column = document.getElementById("texts");
    const box = column.getBoundingClientRect();
    if (column.scrollHeight > column.clientHeight) {
      column.scrollTop += mark.getBoundingClientRect().top - box.top - box.height / 3;
    }
  }

  /** The marks that make up a quote of some length: other quotes may begin and end within it. */
  function quotedFrom(anchor, size) {
    const found = [];
    let length = 0;
    for (let next = anchor.nextSibling; next && length < size; next = next.nextSibling) {
      length += next.textContent.length;
      if (next.nodeName === "MARK") found.push(next);
    }
    return found;
  }

  function press(name) {
    const button = hand && one(`[data-do=${name}]`, hand);
    if (button) button.click();
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("accept"),
    x: () => press("reject"),
    c: () => press("correct"),
    v: () => { const mark = one(".quoted"); if (mark) mark.scrollIntoView({ block: "center" }); },
    h: () => {
      const story = hand && one(".history", hand.closest(".value") || hand);
      if (story) { story.open = !story.open; story.scrollIntoView({ block: "nearest" }); }
    },
    t: () => { const note = document.getElementById("note"); if (note) note.focus(); },
    o: () => {
      const link = hand && one("[data-do=view]", hand);
      const report = link && document.getElementById(link.hash.slice(1))?.closest(".report");
      const box = report && one("[name=id]", report);
      if (box) { box.click(); box.scrollIntoView({ block: "nearest" }); }
    },
    "?": () => { const sheet = document.getElementById("help"); if (sheet.open) sheet.close(); else sheet.showModal(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isWriting = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && isWriting) { event.target.blur(); if (hand) take(hand); return; }
    if (event.key === "Enter" && event.target.matches("[data-enter], #words-form select")) {
      const button = event.target.dataset.enter ? document.getElementById(event.target.dataset.enter) : one("[name=do]", event.target.form);
      event.preventDefault();
      button.click();
      return;
    }
    if (isWriting || (document.getElementById("help").open && event.key !== "?")) return;
    if (choosing && choosing(event)) { event.preventDefault(); return; }
    const element = one(`[data-key="${CSS.escape(event.key)}"]`);
    const act = keys[event.key] || (element && (() => (element.matches("input") ? element.focus() : element.click())));
    if (act) { event.preventDefault(); act(); }
  });

  document.getElementById("help-link").addEventListener("click", (event) => { event.preventDefault(); keys["?"](); });
  document.addEventListener("focusin", (event) => {
    const line = event.target.closest("[data-claim]");
    if (line && line !== hand) { if (hand) hand.classList.remove("at-hand"); hand = line; hand.classList.add("at-hand"); view(); }
  });

  // -- choosing words in a report ------------------------------------------------------------------------------

  const paper = document.getElementById("paper");
  let choosing = null;

  if (paper && document.getElementById("quote")) {
    const quote = document.getElementById("quote");
    const near = document.getElementById("near");
    const value = document.getElementById("value");
    const words = wordsOf(paper);
    let [first, last] = start();

    /** Every word of the report: its paragraph, text node, and place in it. */
    function wordsOf(root) {
      const found = [];
      for (const paragraph of all("[data-starts]", root)) {
        let before = 0;
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode;
          for (const match of node.data.matchAll(/[^\s]+/gu)) {
            const at = Number(paragraph.dataset.starts) + before + [...node.data.slice(0, match.index)].length;
            found.push({ paragraph, node, starts: match.index, ends: match.index + match[0].length, at });
          }
          before += [...node.data].length;
        }
      }
      return found;
    }

    function start() {
      const wanted = Number(near.value);
      const at = words.findIndex((word) => word.at + (word.ends - word.starts) > wanted);
      const size = quote.value.trim() ? quote.value.trim().split(/\s+/).length : 1;
      return at < 0 ? [0, 0] : [at, Math.min(at + size - 1, words.length - 1)];
    }

    function show() {
      const range = document.createRange();
      range.setStart(words[first].node, words[first].starts);
      range.setEnd(words[last].node, words[last].ends);
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      words[last].node.parentElement.scrollIntoView({ block: "nearest" });
    }

    function keep() {
      const selection = document.getSelection();
      if (selection.isCollapsed || !paper.contains(selection.anchorNode)) return false;
      const range = selection.getRangeAt(0);
      const begin = words.find((word) => range.comparePoint(word.node, word.ends) === 0
        || (word.node === range.startContainer && word.ends > range.startOffset));
      quote.value = selection.toString().trim().replace(/\s+/g, " ");
      if (begin) {
        near.value = begin.node === range.startContainer
          ? begin.at + [...begin.node.data.slice(begin.starts, Math.max(begin.starts, range.startOffset))].length
          : begin.at;
      }
      return true;
    }

    const paragraphStep = (step) => {
      const paragraphs = [...new Set(words.map((word) => word.paragraph))];
      const next = paragraphs[paragraphs.indexOf(words[first].paragraph) + step];
      return next ? words.findIndex((word) => word.paragraph === next) : first;
    };

    choosing = (event) => {
      const size = last - first;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && event.shiftKey) last = Math.min(Math.max(last + step, first), words.length - 1);
      else if (step) { first = Math.min(Math.max(first + step, 0), words.length - 1 - size); last = first + size; }
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        first = paragraphStep(event.key === "ArrowDown" ? 1 : -1);
        last = first;
      } else if (event.key === "Enter" && event.target === paper) { if (keep()) value.focus(); return true; }
      else if (event.key === "Escape") { document.getElementById("leave").click(); return true; }
      else return false;
      show();
      keep();
      return true;
    };

    paper.addEventListener("mouseup", () => setTimeout(keep));
    paper.focus();
    if (words.length) show();
  }

  document.documentElement.classList.add("scripted");
  const here = document.getElementById(location.hash.slice(1));
  if (here && here.matches("[data-claim]")) {
    const folded = here.closest("details");
    if (folded) folded.open = true;
    take(here);
  }
})();
