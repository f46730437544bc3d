import { useTestDatabase } from "@/db/testing";
import { testKeeping } from "./test-suite";

useTestDatabase();
testKeeping(false);
