// Ways to look words up quickly: by weight, by a part of the word, by its letters, by a key.

/** The same function, which remembers what it made of each word. */
export function remembering(make) {
  const made = new Map();
  return (word) => {
    let found = made.get(word);
    if (found === undefined) made.set(word, (found = make(word)));
    return found;
  };
}

/** Word → weight, where the highest weight wins. */
export class Best extends Map {
  get best() {
    return Math.max(0, ...this.values());
  }

  put(term, weight) {
    if (weight > (this.get(term) || 0)) this.set(term, weight);
  }
}

/** All the roots as one long text, so that looking for a part of a word is one search. */
export class Shelf {
  constructor(roots) {
    this.text = "\n" + roots.join("\n") + "\n";
    this.starts = [];
    let at = 1;
    for (const entry of roots) {
      this.starts.push(at);
      at += entry.length + 1;
    }
  }

  *holding(part) {
    for (let at = this.text.indexOf(part); at >= 0; at = this.text.indexOf(part, at + 1)) {
      const i = this.#entryAt(at);
      yield i;
      at = this.text.indexOf("\n", at);
    }
  }

  #entryAt(place) {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** The letters of a word as bits: a quick way to see that two words are nothing alike. */
export function lettersOf(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
  return bits;
}

/** How many bits are set. */
export function count(bits) {
  let ones = 0;
  for (let left = bits; left; left &= left - 1) ones++;
  return ones;
}

/** Items by a key that is made of each. */
export function grouped(items, key) {
  const groups = new Map();
  items.forEach((item, i) => {
    const at = key(item, i);
    if (!groups.has(at)) groups.set(at, []);
    groups.get(at).push(item);
  });
  return groups;
}
