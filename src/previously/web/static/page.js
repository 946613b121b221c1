// Makes what works without scripts a little easier: a drop shows where it lands, a reading moves on by itself, a wide picture
// shows its middle or its newest part first, and a click anywhere on a sentence chooses it.
"use strict";

const drop = document.querySelector(".drop");
if (drop) {
  const field = drop.querySelector("input");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
}

const reading = document.getElementById("reading");
if (reading) {
  const bar = reading.querySelector("progress");
  const source = new EventSource(reading.dataset.events);
  source.onmessage = (event) => {
    const now = JSON.parse(event.data);
    bar.value = now.share;
    if (!["waiting", "reading"].includes(now.stage)) {
      source.close();
      location.reload();
    }
  };
}

for (const picture of document.querySelectorAll(".picture")) {
  const beyond = picture.scrollWidth - picture.clientWidth;
  picture.scrollLeft = picture.querySelector(".storyline") ? beyond : beyond / 2;
}

for (const sentence of document.querySelectorAll(".reader .s")) {
  sentence.addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    sentence.querySelector(".pick").click();
  });
}
