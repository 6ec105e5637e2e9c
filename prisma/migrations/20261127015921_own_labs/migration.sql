-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "ownLabs" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Phone" ADD COLUMN     "ownLabId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Phone_ownLabId_key" ON "Phone"("ownLabId");

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_ownLabId_fkey" FOREIGN KEY ("ownLabId") REFERENCES "Lab"("id") ON DELETE SET NULL ON UPDATE CASCADE;
