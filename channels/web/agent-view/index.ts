export { type AgentViewDesk, agentViewRoutes } from "./routes.ts";
