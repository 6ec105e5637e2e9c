-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "strategy" TEXT NOT NULL DEFAULT 'database';
