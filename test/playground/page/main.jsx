import { render } from "preact";
import { Playground } from "./playground.jsx";

// The server signed this browser in to the agent view; this is where that page remembers it.
localStorage.setItem("jetbridge:signed-in", "Playground");

const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");
render(<Playground />, root);
