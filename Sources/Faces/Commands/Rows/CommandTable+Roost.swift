extension CommandTable {
    /// The commands of `roost`, in the order in which help lists them. A new command is a new row here.
    package static let roost = CommandTable(
        [
            WhatNowCommand.command,
            RunCommand.command,
            LogsCommand.command,
            RunListCommand.command,
            RunShowCommand.command,
            RunStopCommand.command,
            RunAgainCommand.command,
            ReplayCommand.command,
            VerifyCommand.command,
            TaskFilesCommand.command,
            CheckpointTakeCommand.command,
            CheckpointListCommand.command,
            CheckpointShowCommand.command,
            CheckpointRestoreCommand.command,
            ImportCommand.command,
            IndexCommand.command,
            ReindexCommand.command,
            CostCommand.command,
            PerfCommand.command,
            DuCommand.command,
            SQLCommand.command,
            SQLChildCommand.command,
            HelpCommand.command,
            VersionCommand.command,
            OutcomeCommand.command,
            ConfigShowCommand.command,
            ConfigValidateCommand.command,
            ConfigPathCommand.command,
            TrustCommand.command,
        ],
        topics: HelpTopic.all
    )
}
