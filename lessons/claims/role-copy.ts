import "server-only";
import type { Pool, PoolClient } from "pg";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";

/**
 * A session row that is given the user's role when it is written, in a temporary table: what a session store
 * keeps that takes a copy of the user, as most stores of other frameworks do. Reading it joins nothing.
 */
export class RoleCopy {
  private constructor(
    private readonly client: PoolClient,
    private readonly table: string,
  ) {}

  static async make(pool: Pool, lab: LabId): Promise<RoleCopy> {
    const client = await pool.connect();
    // Named after the lab: on the embedded database all connections are one session.
    const copy = new RoleCopy(client, client.escapeIdentifier(`role_copy_${lab}`));
    try {
      await client.query(`CREATE TEMPORARY TABLE ${copy.table} ("role" text)`);
      await client.query(
        `INSERT INTO ${copy.table} SELECT "role" FROM "User" WHERE "labId" = $1 AND "email" = $2`,
        [lab, alice.email],
      );
    } catch (error) {
      client.release(true);
      throw error;
    }
    return copy;
  }

  async read(): Promise<string | undefined> {
    const { rows } = await this.client.query<{ role: string }>(`SELECT "role" FROM ${this.table}`);
    return rows[0]?.role;
  }

  async drop(): Promise<void> {
    try {
      await this.client.query(`DROP TABLE ${this.table}`);
      this.client.release();
    } catch (error) {
      this.client.release(true);
      throw error;
    }
  }
}
