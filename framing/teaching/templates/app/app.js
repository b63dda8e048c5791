// Small helps: everything here works without them as well.
"use strict";
for (const form of document.querySelectorAll("form[data-busy]")) form.addEventListener("submit", () => {
  form.querySelector(".busy").textContent = form.dataset.busy;
  setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = true; });
});
addEventListener("pageshow", () => { // also after the back button
  for (const button of document.querySelectorAll("form[data-busy] button")) button.disabled = false;
  for (const line of document.querySelectorAll(".busy")) line.textContent = "";
});
const box = document.getElementById("refresh");
const parts = () => [...document.querySelectorAll("[data-live]")];
const inUse = (part) => part.contains(document.activeElement) || part.querySelector("details[open]");
const refresh = async () => {
  if (!box.checked || document.visibilityState === "hidden" || parts().some(inUse)) return;
  const answer = await fetch(parts()[0].dataset.live);
  if (!answer.ok) return;
  const next = [...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-live]")];
  parts().forEach((part, number) => {
    if (next[number] && !inUse(part) && next[number].innerHTML !== part.innerHTML) part.replaceWith(document.importNode(next[number], true));
  });
};
if (box) setInterval(() => { refresh().catch(() => {}); }, 3000);
