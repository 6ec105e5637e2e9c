"use client";

import dynamic from "next/dynamic";
import type { Brief } from "./brief";

// No part of the board's own script.
const ChallengeStrip = dynamic(() => import("./challenge-strip").then((module) => module.ChallengeStrip));

/** Where a challenge hangs on to the board; it is loaded when one is played. */
export function ChallengeGate(props: { lab: string; challenge: Brief }) {
  return <ChallengeStrip {...props} />;
}
