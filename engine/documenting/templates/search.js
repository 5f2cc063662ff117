"use strict";

// Every word that is looked for must begin a word of what is found; words in titles count most.
const input = document.getElementById("find");
const found = document.getElementById("found");
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const entries = searchIndex.map(([kind, title, address, text]) => ({
  kind, title, address, inTitle: wordsOf(title), inText: wordsOf(text),
}));

function score(entry, wanted) {
  let total = 0;
  for (const word of wanted) {
    if (entry.inTitle.some((one) => one.startsWith(word))) total += 3;
    else if (entry.inText.some((one) => one.startsWith(word))) total += 1;
    else return 0;
  }
  return total;
}

function show() {
  const wanted = wordsOf(input.value);
  found.replaceChildren();
  if (!wanted.length) return;
  const hits = entries.map((entry) => [score(entry, wanted), entry]).filter(([points]) => points > 0);
  hits.sort((one, other) => other[0] - one[0]);
  for (const [, entry] of hits.slice(0, 20)) {
    const link = document.createElement("a");
    link.href = entry.address;
    link.textContent = entry.title;
    const item = document.createElement("li");
    item.append(link, ` ${entry.kind}`);
    found.append(item);
  }
  if (!hits.length) {
    const item = document.createElement("li");
    item.textContent = "Nothing has all of these words.";
    found.append(item);
  }
}

input.addEventListener("input", show);
