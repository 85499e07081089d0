import { problemWithView } from "./blocks.ts";
import { type Method, no, text } from "./call.ts";

export const openView: Method = ({ workspace, args }) => {
  const trigger = workspace.pull(text(args.trigger_id));
  if (typeof trigger === "string") return no(trigger);
  const problem = problemWithView(args.view);
  if (problem) return no(problem, { response_metadata: { messages: ["[ERROR] invalid view"] } });
  const { id, hash, view } = workspace.open(trigger.user, args.view as Record<string, unknown>);
  return { ok: true, view: { id, hash, team_id: workspace.team, app_id: workspace.appId, ...view } };
};

export const updateView: Method = ({ workspace, args }) => {
  const opened = workspace.views.get(text(args.view_id));
  if (!opened) return no("not_found");
  if (args.hash !== undefined && args.hash !== opened.hash) return no("hash_conflict");
  const problem = problemWithView(args.view);
  if (problem) return no(problem);
  opened.view = args.view as Record<string, unknown>;
  return { ok: true, view: { id: opened.id, hash: opened.hash, ...opened.view } };
};

export const publishView: Method = ({ workspace, args }) => {
  if (!workspace.users.has(text(args.user_id))) return no("user_not_found");
  const problem = problemWithView(args.view);
  if (problem) return no(problem);
  workspace.homes.set(text(args.user_id), args.view as Record<string, unknown>);
  return { ok: true, view: { id: "VHOME", ...(args.view as object) } };
};
