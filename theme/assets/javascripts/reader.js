/* What a reader takes along: a step, a page or a number, by the phone's own way of sharing, or copied. Only what the browser
   can is offered, and nothing is sent or stored by the site. */
(() => {
  "use strict";
  const onNet = location.protocol.startsWith("http"); // an address in a folder leads nowhere for others
  const canShare = onNet && typeof navigator.share === "function";
  const canCopy = Boolean(navigator.clipboard);

  const status = document.createElement("p");
  status.className = "said";
  status.setAttribute("role", "status");
  document.body.append(status);
  let silence = 0;
  const say = (words) => {
    clearTimeout(silence);
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; }); // the same words twice are read twice
    silence = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  const button = (icon, words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "take-button" });
    const drawing = Object.assign(document.createElement("span"), { className: `icon icon--${icon}` });
    drawing.setAttribute("aria-hidden", "true");
    made.append(drawing, words);
    made.addEventListener("click", act);
    return made;
  };
  const copy = (text, told) => navigator.clipboard.writeText(text).then(() => say(told), () => say("Nettleseren lot oss ikke kopiere"));
  const share = (data) => navigator.share(data).catch(() => {}); // whoever changes their mind needs no message
  const plain = (element) => element.textContent.replace(/\u00a0/g, " ").replace(/\s+/g, " ").trim();

  /* The page's own address without what the reader has chosen in it. */
  const address = (id) => `${location.origin}${location.pathname}${id ? `#${id}` : ""}`;
  const page = plain(document.querySelector("h1") ?? document.head.querySelector("title"));

  const offers = {
    step: (place) => {
      const step = place.closest(".step");
      const title = `${page}: ${plain(step.querySelector("h3"))}`;
      return link("steget", title, address(step.querySelector(".step-body").id));
    },
    page: () => link("siden", page, address("")),
    number: (place) => {
      const number = plain(place.closest(".contact").querySelector("[data-own] a.phone .number"));
      const copied = canCopy ? [button("copy", "Kopier nummeret", () => copy(number, `${number} er kopiert`))] : [];
      const text = `${page}: ${number}`;
      return canShare ? [...copied, button("share", "Del nummeret", () => share({ title: page, text, url: address("") }))] : copied;
    },
  };
  const link = (what, title, url) => {
    if (canShare) return [button("share", `Del ${what}`, () => share({ title, text: title, url }))];
    return canCopy && onNet ? [button("copy", what === "siden" ? "Kopier lenken" : `Kopier lenken til ${what}`, () => copy(url, "Lenken er kopiert"))] : [];
  };

  for (const place of document.querySelectorAll("[data-take]")) {
    const made = offers[place.dataset.take](place);
    place.append(...made);
    if (made.length) place.hidden = false;
    else place.remove();
  }
  for (const place of canCopy ? document.querySelectorAll("[data-copy]") : []) {
    const text = place.previousElementSibling;
    place.append(button("copy", "Kopier teksten", () => copy(text.innerText.trim(), "Teksten er kopiert")));
  }
})();
