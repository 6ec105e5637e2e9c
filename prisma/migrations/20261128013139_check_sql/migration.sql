-- AlterTable
ALTER TABLE "CheckRun" ADD COLUMN     "sql" TEXT[];
