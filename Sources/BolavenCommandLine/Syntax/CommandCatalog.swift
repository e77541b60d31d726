/// Every command, in the order of the list of commands.
enum CommandCatalog {
  static var all: [any Command.Type] {
    [
      DemoCommand.self,
      NewCommand.self,
      DoctorCommand.self,
      CheckCommand.self,
      DataListCommand.self,
      DataShowCommand.self,
      DataConvertCommand.self,
      DataCodebookCommand.self,
      DataDiffCommand.self,
      DataLinkCommand.self,
      KnowledgeCommand.self,
      ItemsCommand.self,
      IncomeCommand.self,
      CooperativesCommand.self,
      RegressCommand.self,
      DescribeCommand.self,
      ChartCommand.self,
      RunCommand.self,
      WhyCommand.self,
      IndicatorsCommand.self,
      NotebookRunCommand.self,
      NotebookCheckCommand.self,
      NotebookCleanCommand.self,
      NotebookNewCommand.self,
      VerifyCommand.self,
      HelpCommand.self,
      ExplainCommand.self,
      CompletionsCommand.self,
      ManCommand.self,
    ]
  }
}
