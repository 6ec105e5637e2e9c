import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { rich } from "./rich";

const b = (content: ReactNode) => createElement("b", null, content);
const i = (content: ReactNode) => createElement("i", null, content);
const render = (...[message, parts, values]: Parameters<typeof rich>) =>
  renderToStaticMarkup(rich(message, parts, values));

describe("a text with elements in it", () => {
  it.each([
    ["plain", {}, "plain"],
    ["<b>first</b>, then <i>second</i>.", {}, "<b>first</b>, then <i>second</i>."],
    ["<b>one <i>in</i> another</b>", {}, "<b>one <i>in</i> another</b>"],
    ["a <i/> alone", {}, "a <i></i> alone"],
    ["<b>{name}</b>", { name: "<script>" }, "<b>&lt;script&gt;</b>"],
    ["<b>{name}</b>", { name: "</b><i>Mallory</i>" }, "<b>&lt;/b&gt;&lt;i&gt;Mallory&lt;/i&gt;</b>"],
    ["a <u>tag</u> that nothing makes", {}, "a &lt;u&gt;tag&lt;/u&gt; that nothing makes"],
  ])("%s", (message, values, wanted) => {
    expect(render(message, { b, i }, values)).toBe(wanted);
  });
});
