// What Material's search box talks with: 0 SETUP → 1 READY, 2 QUERY → 3 RESULT. Here its pages become ours.

import { words } from "./norwegian.js";
import { present } from "./presentation.js";
import { Ranking } from "./ranking.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** Answers on `port`: the worker itself, or its stand-in on file:// (see iframe-worker.js). */
function serve(port) {
  let engine;
  port.addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      engine = setUp(data);
      port.postMessage({ type: READY });
    } else if (type === QUERY) {
      port.postMessage({ type: RESULT, data: engine(data) });
    }
  });
}

function setUp({ config, docs, options }) {
  const site = config.handbook;
  const ranking = new Ranking(pagesOf(docs), site);
  return (query) => {
    if (!words(query).length) return { items: [] };
    const items = present(query, ranking, site);
    return options && options.suggest ? { items, suggest: ranking.completions(query) } : { items };
  };
}

// MkDocs gives a document for each heading; what stands under a page's headings belongs to the page.
// Entries of a register (laws, words) have a `kind` of their own, and are found one by one.
function pagesOf(docs) {
  const pages = [];
  const byPath = new Map();
  for (const doc of docs) {
    const part = { location: doc.location, title: plain(doc.title), text: plain(doc.text) };
    const path = doc.location.split("#")[0];
    const page = byPath.get(path);
    if (!doc.kind) {
      page.parts.push(part);
      page.headings += " " + part.title;
      page.text += " " + part.text;
      continue;
    }
    const { kind, names, keywords, phone, foreign } = doc;
    const next = { ...part, kind, names, keywords, phone, foreign, intro: part.text, headings: "", parts: [], order: pages.length };
    if (page) next.register = page.register = page;
    else byPath.set(path, next);
    pages.push(next);
  }
  return pages;
}

// Text of what was HTML: the end of a paragraph or a point ends a sentence.
function plain(html) {
  const text = html.replace(/<\/(p|li|ul|ol|pre|h\d)>/g, ". ").replace(/<[^>]+>/g, "");
  const read = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return read.replace(/\s+/g, " ").replace(/([.:!?…])(?: ?\.)+(?= |$)/g, "$1").trim();
}

if (typeof WorkerGlobalScope === "undefined") self.serveSearch = serve;
else serve(self);
