import BolavenCommandLine

CommandLineTool.main()
