// Runs in a page with exercises: blanks become fields, and what is written there is judged by the library itself.
(() => {
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  let tasks;

  for (const blanks of document.querySelectorAll(".blanks[data-task]")) {
    const form = make("form", { className: "exercise" });
    const fields = [...blanks.querySelectorAll("u")].map((line) => {
      const field = make("input", {
        type: "text",
        autocomplete: "off",
        autocapitalize: "off",
        spellcheck: false,
        enterKeyHint: "go",
      });
      field.setAttribute("aria-label", line.previousElementSibling.textContent);
      line.replaceWith(field);
      return field;
    });
    const button = make("button", { type: "submit", textContent: "Check" });
    const told = make("div", { className: "judged" });
    told.setAttribute("role", "status");
    blanks.replaceWith(form);
    form.append(blanks, button, told);
    form.onsubmit = async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        await backpropLoaded("packed-judge");
        tasks ??= JSON.parse(await backpropUnpacked("packed-tasks"));
        const task = tasks[Number(blanks.dataset.task)];
        const answers = task.names.map((name, i) => [name, fields[i].value.trim() || null]);
        told.innerHTML = backpropJudge.judged(task, Object.fromEntries(answers));
      } catch {
        told.textContent = "This browser cannot judge it.";
      }
      button.disabled = false;
    };
  }
})();
