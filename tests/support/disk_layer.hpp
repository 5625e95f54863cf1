// The layer between SQLite and the files of those disks that lie under it.
#pragma once

namespace loket::test {

class Disk;

void put_under_sqlite(Disk& disk);
void take_from_sqlite(Disk& disk);

}  // namespace loket::test
