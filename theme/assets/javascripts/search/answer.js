// What the box is told: whether there is danger, the pages in the order they are shown, and help when none is sure.

import { Danger } from "./danger.js";
import { unpacked } from "./contents.js";
import { grouped } from "./lookup.js";
import { heard, isStop } from "./norwegian.js";
import { Ranking } from "./ranking.js";
import { RULES } from "./rules.js";

/** A search over an index: `ask(query, workplace)` answers {danger, sure, hits, help}. */
export function search(index) {
  const { config, pages, words, common } = unpacked(index);
  const ranking = new Ranking(pages, words, common, config);
  const danger = new Danger(config.danger);
  const parents = pages.filter((page) => page.foreign && page.script);

  return {
    config,
    /** Hits are pages; an entry of a register (a paragraph, a word) may have `more` of the same register. */
    ask(query, workplace) {
      const found = ranking.find(query, workplace);
      const sure = isSure(found[0]);
      const alarmed = danger.in(heard(query));
      const shown = byRegister(found.slice(0, sure ? RULES.shown : RULES.shownUnsure));
      const hits = alarmed ? shown.filter((page) => page.location !== config.help[0].location) : shown;
      const ownLanguage = sure ? [] : inScriptOf(query, parents).filter(({ location }) => !hits.some((hit) => hit.location === location));
      return { danger: alarmed, sure, hits: [...ownLanguage, ...hits], help: sure ? [] : config.help };
    },
  };
}

// Entries of one register stand together, where the best of them does.
function byRegister(found) {
  const registers = grouped(found.map(({ page }) => page), ({ location }) => location.split("#")[0]);
  return [...registers.values()].map(([best, ...more]) => ({ ...best, more: more.slice(0, RULES.more).map(({ location, title }) => ({ location, title })) }));
}

const isSure = (best) => best !== undefined && best.coverage >= RULES.sure && best.named >= RULES.sureNamed;

// Somebody who writes in the letters of a parents' page reads that page, whatever was asked.
function inScriptOf(query, parents) {
  return parents.filter(({ script }) => new RegExp(`\\p{Script=${script}}`, "u").test(query));
}

/** Whether there is anything to search for yet. */
export const tellsAnything = (query) => heard(query).some(({ word }) => !isStop(word) || word.length > 1);
