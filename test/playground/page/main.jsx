import { render } from "preact";
import { Playground } from "./playground.jsx";

const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");
render(<Playground />, root);
