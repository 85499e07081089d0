FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx vite build --logLevel warn

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist dist
COPY core core
COPY agents agents
COPY channels channels
COPY jobs jobs
COPY main.ts ./
USER node
EXPOSE 3000
CMD ["node", "main.ts"]
