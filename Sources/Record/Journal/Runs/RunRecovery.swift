import Domain
import JSON
package import Platform

/// Opens a run directory for writing, whatever state it was left in.
///
/// Nothing is shortened and nothing is thrown away: what is torn is closed by a record, what is missing is made again
/// from what is there and marked approximate, and a `recovered` event names what was mended.
package enum RunRecovery {
    /// - Parameter look: sees what was found before anything is mended, and may refuse it.
    package static func open(
        _ paths: RunPaths,
        disk: any Disk,
        clock: any Clock,
        quarantine: Quarantine? = nil,
        afterLook look: (RunSurvey) throws(JournalError) -> Void = { (_) throws(JournalError) in }
    ) throws(JournalError) -> RunWriter {
        let paths = try paths.linkFollowed(on: disk)
        let lock = try DirectoryLock(paths.directory, on: disk)
        let survey = try RunSurvey(paths, on: disk)
        try look(survey)
        guard survey.metadata.isKnownLayout else {
            throw .unknownLayout(file: paths.metadata, survey.metadata.layoutVersion)
        }
        var mending = RunMending(survey, disk: disk, clock: clock, quarantine: quarantine)
        let state = try mending.state()
        var journal = try mending.journal()
        let index = try mending.index()
        let stdout = try ChannelWriter(path: paths.log(of: .stdout), on: disk)
        let stderr = try ChannelWriter(path: paths.log(of: .stderr), on: disk)
        try mending.report(in: &journal)
        var checkpoint = CheckpointState(survey.metadata)
        if state.checkpointSeq > checkpoint.lastSeq { checkpoint.checkpointTaken(state.checkpointSeq) }
        var writer = RunWriter(
            RunParts(
                paths: paths,
                metadata: survey.metadata,
                state: state,
                summary: mending.summary,
                words: survey.lastWords,
                gaps: survey.index?.gaps ?? [:],
                checkpoint: checkpoint,
                disk: disk,
                clock: clock,
                lock: lock,
                journal: journal,
                index: index,
                stdout: stdout,
                stderr: stderr
            )
        )
        if !mending.repairs.isEmpty { try writer.saveState() }
        return writer
    }
}
