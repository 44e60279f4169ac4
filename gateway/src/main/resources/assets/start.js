import { initAll } from "/assets/design.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
