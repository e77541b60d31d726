extension Explanations {
  /// What can be wrong with a data file of any kind.
  static let ofTables = """
    D101 a column was not found
    = A column that the call or the plan names is not among the names in the first row of the file.
    ? The analysis would be of another column, or of none.
    > column 'post_total' was not found; found: Code, Sex, Pre total, Post total
    ! Write the name as the file has it, in quotes where it has blanks, or rename the column in the file.

    D102 two columns have the same name
    = Names of columns have to be different, otherwise a name means two things.
    ? Which of the two is used would be chance.
    > score stands in B1 and in F1
    ! Rename all but one of them in row 1.

    D103 a column has no name
    = A cell of the first row is empty, and there are values below it.
    ? Nobody can refer to the column.
    > cell C1 is empty
    ! Write a name into the cell, or delete the column.

    D104 an id stands on several rows
    = The column that names the person, household or cooperative has the same value twice.
    ? Scores of two people would be mixed up, or one person would count twice.
    > scores.xlsx [Scores] A17 and A23   both say TC-016
    ! One of the two is wrong; correct it in the sheet. If they are the same person, keep one row.

    D105 rows have no id
    = The column that names the person is empty in these rows.
    ? Nobody knows whose answers they are, so they cannot be compared with a second wave.
    > row 4 has no id in column 'pid'
    ! Write the id into the rows, or delete rows that are nobody's.

    D111 there is no file of this name
    = No file was found under the name. Capital letters count: Scores.csv is not scores.csv.
    ? There is nothing to read.
    > data/returnees_2023.csv; the folder has Returnees_2023.csv
    ! Write the name as it is in the folder.

    D112 a file cannot be read
    = The system does not let you read it, or it is too large or no ordinary file.
    ? There is nothing to work on.
    > the system says: Permission denied
    ! Copy it to your own folder as a file that you may read.

    D113 a folder stands where a file was expected
    = The name is that of a folder.
    ? Which of its files is meant is not known.
    > bolaven describe data
    ! Name one file in it.

    D114 no kind of file that can be read has this ending
    = The ending of the name says what kind of file it is, and this one is not among those that bolaven reads.
    ? A file that is read as something else gives wrong columns.
    > scores.pdf
    ! Save it as CSV or as a workbook;  bolaven help formats  lists the endings.

    D115 a file is empty
    = There is not a single byte in it.
    ? Often an export was broken off, or the file did not arrive.
    > scores.csv   0 bytes
    ! Ask for the file again.

    D116 a file has names of columns and no rows
    = Only the first row is there.
    ? Nobody can be counted. Often a filter was set when the file was exported.
    > pid,pre,post  and nothing below
    ! Export it again with its rows.

    D117 the letters are not written in UTF-8
    = Every letter is stored as numbers, in one of several ways. This file uses another way than UTF-8.
    ? Names in Lao or with accents would be damaged, and two spellings of a village would count as two villages.
    > byte 0xE9 in line 3
    ! Say how it is written:  --encoding windows-874  for Thai and old Lao files,  --encoding windows-1252  for others.

    D118 a byte 0 stands in the text
    = Texts never have a byte 0; this is another kind of file, or a damaged one.
    ? What is read from it would be nonsense.
    > a workbook that was renamed to scores.csv
    ! Ask for the file again, as CSV UTF-8.

    D119 a quote is opened and never closed
    = A cell begins with a quote and its end is missing, so the rest of the file would be one cell.
    ? Rows would vanish into a single cell.
    > line 17: "He said "yes"
    ! Close the quote. A quote inside a text is written twice: ""

    D120 text follows the quote that closes a cell
    = Behind the closing quote of a cell only a comma or the end of the line may stand.
    ? Programs read such a cell in different ways.
    > line 17: "big" tree,4
    ! Write a quote inside a text twice, or take the quotes away.

    D121 values outside the declared range
    = The plan says between which numbers the values of the column lie, and these do not.
    ? One 41 typed for 14 moves a mean more than a whole training does.
    > scores.xlsx [Scores] D9: post_total = 41, declared 0 to 20
    ! Look at the paper form. Correct the cell, or widen the range in the plan if the value is right.

    D122 rows have another number of cells than the first
    = Each row needs as many cells as there are columns.
    ? All values behind the missing or extra cell stand in the wrong column.
    > line 4 has 5 cells, the first row has 6
    ! Put quotes around a text that holds a comma, or add the missing cells.

    D123 a cell is far too long
    = No answer of a person is as long as this cell. Most often a quote is opened and not closed.
    ? Rows may have vanished into it.
    > line 2: a cell longer than 16777216 bytes
    ! Look for the open quote; otherwise shorten the text.

    D124 a file has too many columns
    = There are more columns than any survey has.
    ? The file may be turned on its side, or no table.
    > 300000 columns
    ! Export only the columns that the study uses.

    D126 numbers can be read in two ways
    = 1.250 is one and a quarter in English and one thousand two hundred and fifty in Lao. The file does not say which.
    ? Reading it wrong makes incomes a thousand times too small.
    > row 112, income = "1.250"
    ! Say how it is written with --decimal, or write the numbers without marks between thousands.

    D127 values are not numbers
    = The analysis needs numbers, and these cells hold something else.
    ? Left out in silence, they would change the mean without anybody knowing.
    > row 9: "about 200"
    ! Write numbers as 1234.5 and leave empty what nobody answered. Codes for no answer are declared in the plan.

    D128 values are not whole numbers
    = The column counts something, and these values have decimals.
    ? Half a person or half a child is a typing error, or the column is not what it is called.
    > row 9: hh_size = 4.5
    ! Correct the cells, or declare the column as a number.

    D133 codes are not in the list of the column
    = The plan lists the codes that the column may have, and these are none of them.
    ? Women written as "female" would not be counted among those written as F.
    > "female" 8 times; known: F, M
    ! Add the code to the list in the plan, or correct the cells.

    D142 nobody could be matched between two files
    = No identifier of the first file stands in the second.
    ? Nothing can be said about change. Most often zeros in front were lost in one file.
    > "00412" in one file, "412" in the other
    ! Write the ids in the same way in both, or give a table of links with --link.

    D151 the letters are not written in the encoding that was named
    = A byte of the file has no meaning in this encoding.
    ? The encoding is a wrong guess, and other letters would be wrong too without being noticed.
    > byte 0xFC in line 3 is no letter of Windows-874
    ! Name another encoding, or ask for the file as CSV UTF-8.

    D152 no file can have this delimiter or quote
    = What separates cells has to be at least one character and no line end; what encloses them one character or none.
    ? The file would be one column, or none.
    > --delimiter ""
    ! Write it as it stands between the cells;  --delimiter tab  is a tab.

    D153 no row begins on the line of the names
    = The line that should hold the names of the columns is behind the end of the file, or inside a cell.
    ? The columns would have wrong names.
    > --header-row 900 in a file of 28 rows
    ! Give the line of the names, or 0 where there are none.

    D154 a compressed file is damaged
    = The file cannot be unpacked, or ends too early.
    ? Rows at its end would be missing without anybody knowing.
    > scores.csv.gz ends too early
    ! Ask for the file again, or for it without compression.

    D155 far too much comes out of a compressed file
    = A small file that unpacks to an enormous one is made to fill a disk, or is badly damaged.
    ? Unpacking it could stop the computer.
    > more than 8388608 bytes come out of 10 kilobytes
    ! Ask where it comes from; look into it with  gunzip  on another machine.

    D156 this is not JSON
    = The text breaks a rule of JSON at the place that the message names.
    ? Half of it would be read.
    > line 2: a comma or ] is missing
    ! Export the file again from the program that wrote it.

    D157 values stand in one another too many times
    = The JSON has lists in lists in lists, deeper than any table.
    ? Files like this can be made to stop programs.
    > more than 64 levels
    ! Export a list of records with one value for each name.

    D158 a record has a name twice
    = In one record of the JSON the same name has two values.
    ? Programs take the first or the last in silence.
    > {"id": 1, "id": 2}
    ! Take one of the two away, or rename it.

    D159 the JSON holds no list of records
    = A table in JSON is a list of records, or one record in each line.
    ? There are no rows.
    > {"version": 3}
    ! Export the rows as  [{"name": value, ...}, ...]

    D160 a cell would have to hold a list of records
    = A value in the JSON is itself a table, such as the children of a household.
    ? No cell of a table has room for another table.
    > "children": [{"age": 4}, {"age": 7}]
    ! Export that list as a table of its own.
    """

  /// What can be wrong with a workbook.
  static let ofWorkbooks = """
    D170 a spreadsheet of another kind
    = The file is of an older Excel, of LibreOffice, or a web page with the name of a workbook.
    ? Its cells cannot be read as they are, and guessing would damage them.
    > scores.xls of Excel 97
    ! Open it in Excel and save it as Excel Workbook (.xlsx), or use the command that the message shows.

    D171 a workbook is locked with a password
    = The whole file is encrypted.
    ? Nobody can read it without the password, and bolaven asks for none.
    > scores.xlsx
    ! Save it without a password in Excel: File, Info, Protect Workbook, Encrypt with Password, and empty the box.

    D172 a workbook is damaged, or no workbook
    = A workbook is an archive of parts, and this one contradicts itself, is cut short, or unpacks to far too much.
    ? Rows could be missing, or the file was made to do harm.
    > the checksum of xl/workbook.xml is not what it should be
    ! Ask for the file again. If the message says so, do not open it, and ask where it comes from.

    D173 a part of a workbook cannot be read
    = One of the texts inside the workbook breaks the rules of XML, or holds what no workbook needs.
    ? Cells could be wrong, or other files on your computer could be read through it.
    > xl/workbook.xml defines a document type
    ! Open it in Excel and save it under another name; if the message says so, do not open it.

    D174 a part of a workbook is missing
    = The archive lacks a part that every workbook has.
    ? It was made by a faulty program, or damaged on the way.
    > no xl/workbook.xml in it
    ! Ask for the file again, or save it anew in Excel.

    D175 the workbook has no sheet of this name
    = Names of sheets are those on the tabs at the bottom, capital letters included.
    ? Another sheet would be read.
    > --sheet scores, and the tab says Scores
    ! Take the suggestion, or one of the names that the message lists.

    D176 no sheet with cells can be seen
    = All sheets that hold something are hidden.
    ? A hidden sheet is often an old version.
    > hidden: Scores
    ! Name the sheet with --sheet, or unhide it in Excel.

    D177 a cell of a workbook is damaged
    = The cell says that it holds one thing and holds another, or stands where none can be.
    ? What Excel would show in it is not known.
    > a cell refers to a text that the workbook does not have
    ! Open the workbook in Excel, which repairs it, look at the cell, and save it under another name.

    D178 the text of a cell is longer than Excel allows
    = Excel has room for 32,767 characters in a cell, and this file has more.
    ? A program wrote it, and Excel would cut the text.
    > scores.xlsx [Notes] C9
    ! Shorten the text where it was made.

    D179 a sheet has few cells, far apart
    = Cells stand so far from each other that the sheet is no table.
    ? A forgotten sign in the last row would make a million empty rows.
    > 12 cells in 1048576 rows
    ! Delete what stands outside the table, or copy the table to a new sheet.

    D180 a sheet is empty
    = The sheet that was asked for has no cells.
    ? There is nothing to read.
    > scores.xlsx [Sheet2]
    ! Name another sheet, or ask for the file again.

    D181 a sheet has names of columns and no rows
    = Only the row of the names is there.
    ? Nobody can be counted. Often a filter was set when the file was exported.
    > scores.xlsx [Scores] row 1
    ! Export it again with its rows, or say with --header-row where the names stand.

    D182 two columns of a sheet have the same name
    = Names of columns have to be different, also where the head has several rows.
    ? Which of the two is used would be chance.
    > B1 and F1 say score
    ! Rename one of them in the sheet.

    D183 a table is larger than a sheet of Excel
    = A sheet has 1,048,576 rows and 16,384 columns.
    ? Excel would cut the rest in silence.
    > 2000001 rows
    ! Write it as CSV.

    D184 a text is longer than a cell of Excel can hold
    = A cell of Excel has room for 32,767 characters.
    ? Excel would cut the text, or refuse the file.
    > cell C9: 40000 characters
    ! Write it as CSV.

    D185 a workbook could not be written
    = The library that makes workbooks gave up.
    ? Nothing was written.
    > the reason: Error creating output xlsx file
    ! See that the disk has room, or write it as CSV.
    """

  /// What can be wrong with files of Stata and SPSS, and with people in two files.
  static let ofStatFiles = """
    D190 a file of Stata or SPSS is damaged
    = The file breaks the rules of its kind, or is something else under this name.
    ? Values could stand in wrong columns.
    > it ends too early, variable age
    ! Ask for it again, or save it again; a CSV export can be read too.

    D191 a file brought down the program that reads it
    = Files of Stata and SPSS are read by a helper program, so that a damaged file cannot hurt anything else.
    ? The file is damaged, or somebody made it to do harm; nothing was read from it.
    > bolaven-statfile was ended by signal 11
    ! Ask for the file again, or for a CSV export of it.

    D192 reading takes too long
    = The helper program was stopped after its limit of time.
    ? A damaged file can make a reader go round in circles.
    > reading this SPSS file takes longer than 60 seconds
    ! Save it again with fewer variables, or export it as CSV.

    D193 far more rows than the size of the file allows
    = A small file that unpacks to an enormous one is damaged, or made to fill the memory.
    ? Reading it could stop the computer.
    > more than 8388608 bytes from a file of 10 kilobytes
    ! Ask for the file again, or save it without compression.

    D194 the program that reads files of Stata and SPSS was not found
    = It is installed beside bolaven under the name bolaven-statfile, and is not there.
    ? Files of this kind cannot be read or written; everything else works.
    > expected: /usr/local/bin/bolaven-statfile
    ! Run  make install  again.

    D195 a version of these files that cannot be read
    = The file was written by a version of the program that is too old or too new.
    ? Reading it by the rules of another version would give wrong values.
    > Stata 19 is not known
    ! Save it for an earlier version, or export it as CSV.

    D196 letters are not written as the file says
    = The file names the way its letters are stored, and some do not follow it.
    ? Names would be damaged.
    > letters of this Stata file are not written in UTF-8
    ! Say how they are written with  --encoding windows-1252  or  --encoding windows-874

    D197 nobody knows here how the letters are written
    = The file names an encoding that is not known, or none.
    ? Names would be damaged.
    > encoding 'x-old'
    ! Say how they are written with --encoding.

    D198 a text is far too long
    = No answer of a person is as long as this text.
    ? The file is probably damaged.
    > variable story: longer than 16777216 bytes
    ! Save the file without this variable, or shorten the text.

    D199 a file asks for more memory than it may have
    = The file claims to hold more than the computer should give.
    ? A damaged file can do this.
    > at most 4294967296 bytes
    ! Ask for the file again, or save it with fewer variables.

    D200 a file of Stata or SPSS cannot hold this table
    = These files have rules for names, texts and labels that the table breaks.
    ? Names would be cut or labels lost in silence.
    > the label of 1.5 has no place in Stata
    ! Change or leave out the column that the message names, or write a CSV file.

    D206 too many rows could be the same people
    = So many rows share a name or an id that comparing all of them says nothing.
    ? People would be joined by chance.
    > more than 5000000 pairs of rows
    ! Name columns that say more of each person, or write the ids in the same way in both files.
    """
}
