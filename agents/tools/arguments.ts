/** Arguments several tools share. What may be left out is null: models are held to name every field. */
import { z } from "zod";

export const confirmationCode = z
  .string()
  .nullable()
  .describe("Confirmation code of the booking, or null for the one the conversation is about");

export const flightNumber = z
  .string()
  .nullable()
  .describe("Flight number such as PA441, or null for the flight the conversation is about");

export const date = z.string().nullable().describe("Local date of departure as YYYY-MM-DD, or null for the nearest");

export const passenger = z
  .string()
  .nullable()
  .describe("Name of the passenger, or null where the booking has only one");

export const paymentId = z
  .string()
  .nullable()
  .describe("One of the customer's payment methods by its payment_id, or null for the one the booking was paid with");

export const flights = z.array(z.object({ flight_number: z.string(), date: z.string().describe("YYYY-MM-DD") })).min(1);
