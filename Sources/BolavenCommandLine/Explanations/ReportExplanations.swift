extension Explanations {
  /// What keeps an output from being written.
  static let ofReports = """
    R602 a library that this needs is not on the computer
    = Some computations use a library that comes as a package of the system.
    ? Nothing was computed and nothing was written.
    > this needs OpenBLAS, which is not on this computer
    ! Install the package that the message names;  bolaven doctor  lists everything that is missing.

    R603 a file of this name is there already
    = The output would replace a file. In the folder of a report, files that bolaven wrote and nobody changed are replaced
    without asking; of any other file it cannot be told who wrote it.
    ? It may be the only copy of somebody's work.
    > --out table.csv, and table.csv is there
    ! Choose another name, or write over it with --force.

    R604 data that come with the program were not found
    = The shipped example and the certified data sets are looked for beside the program.
    ? The program was copied without them.
    > bolaven demo
    ! Run  make install  again, or set BOLAVEN_DATASETS to the folder datasets of a checkout.

    R605 an output would stand where a file is that was read
    = Inputs are never written over, not even with --force.
    ? The data as the field sent them are the only proof of every number made from them.
    > bolaven data convert scores.csv scores.csv
    ! Choose another name or folder.

    R611 no permission to write
    = The system does not let you write in this folder.
    ? The output is nowhere; what was there before is unchanged.
    > --out /usr/report/
    ! Choose a folder of your own with --out.

    R612 the disk is full
    = The system had no room for the whole file. No half of it was left behind.
    ? The output is nowhere; what was there before is unchanged.
    > --out /media/stick/report/
    ! Make room, or choose a folder on another disk.

    R613 a folder stands where the file should be written
    = The name of the output is that of a folder.
    ? A folder is never replaced by a file.
    > --out table.csv, and table.csv is a folder
    ! Choose another name.

    R614 a file stands where a folder is needed
    = A part of the path is a file.
    ? Nothing can be written below a file.
    > --out notes.txt/table.csv
    ! Choose another folder.

    R615 the name is too long for the disk
    = File systems allow names of about 255 letters.
    ? The file could not be made.
    > --out with a name of 300 letters
    ! Choose a shorter name.

    R619 the output could not be written
    = The system gave another reason, which the message shows.
    ? The output is nowhere; what was there before is unchanged.
    > a network folder that went away
    ! Try again, or choose another folder with --out.
    """
}
