// What Material's search box talks with: 0 SETUP → 1 READY, 2 QUERY → 3 RESULT. Here its pages become ours.

import { wordsOf } from "./norwegian.js";
import { present, presentHelp } from "./presentation.js";
import { Ranking } from "./ranking.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const INDEX = "../../search/search_index.js"; // seen from the worker's own address

/** Answers on `port`: the worker itself, or its stand-in on file:// (see iframe-worker.js). */
function serve(port) {
  let given;
  let answer;
  port.addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      given = data;
      port.postMessage({ type: READY });
    } else if (type === QUERY) {
      port.postMessage({ type: RESULT, data: data.trim() ? found(data) : { items: [] } });
    }
  });

  // Without the words (the net is gone) there is still help; the next letter tries again.
  function found(query) {
    try {
      answer ||= engine(withPages(given));
      return answer(query);
    } catch (error) {
      console.warn(error);
      return { items: presentHelp(query, given.config) };
    }
  }
}

// The pages come when something is typed, not with every page that is opened. On file:// they are there already.
function withPages(given) {
  if (given.docs.length) return given;
  importScripts(INDEX);
  return { ...self.__index, options: given.options };
}

function engine({ config, docs, options }) {
  const ranking = new Ranking(pagesOf(docs), config);
  return (query) => {
    if (!wordsOf(query).length) return { items: [] };
    const items = present(query, ranking, config);
    return options && options.suggest ? { items, suggest: ranking.completion(query) } : { items };
  };
}

// Entries of a register (laws, words, meetings) are found one by one, but shown under the page they stand on.
function pagesOf(docs) {
  const pages = docs.map((doc, order) => ({
    ...doc,
    order,
    headings: doc.parts.map((part) => part.title).join("\n"),
    content: [doc.text, ...doc.parts.map((part) => part.text)].join("\n"),
  }));
  const byLocation = new Map(pages.map((page) => [page.location, page]));
  for (const page of pages) page.register = byLocation.get(page.location.split("#")[0]);
  return pages;
}

if (typeof WorkerGlobalScope === "undefined") self.serveSearch = serve;
else serve(self);
