package import Domain

/// The one table of settings. From a row come its parsing, its checks, its variable, what `roost config show` says of
/// it and its line in the help; a new setting is a new row, and there is none that nothing goes by.
package enum Setting {
    package static let recorderOnError = SettingKey(
        "recorder.on_error",
        SettingForm<WriteFailurePolicy>.word,
        standard: .wait,
        by: .user,
        "Where output cannot be written: wait holds the agent until it can, discard notes what is missing and goes on"
    )

    package static let runBytesMax = SettingKey(
        "limits.run_bytes_max",
        .bytesOrNone(ByteCount(bytes: 1 << 10)...ByteCount(bytes: 1 << 50)),
        standard: nil,
        by: .repository,
        "How many bytes of output one run may write; with none its output ends where the run does"
    )

    package static let atRunBytesMax = SettingKey(
        "limits.at_run_bytes_max",
        SettingForm<RunLimitPolicy>.word,
        standard: .stop,
        by: .repository,
        "Where a run has written that much: stop ends it, discard notes what is missing and goes on"
    )

    package static let runTimeout = SettingKey(
        "run.timeout",
        .durationOrNone(.seconds(1)...yearOfDays, step: .seconds(1)),
        standard: nil,
        by: .repository,
        "How long a run may take before it is stopped"
    )

    package static let stopGrace = SettingKey(
        "run.stop_grace",
        .duration(.zero...Duration.seconds(3_600), step: .seconds(1)),
        standard: .seconds(10),
        by: .repository,
        "How long an agent that is asked to stop may take before it is killed"
    )

    package static let drain = SettingKey(
        "run.drain",
        .duration(.zero...Duration.seconds(60), step: .milliseconds(1)),
        standard: .milliseconds(500),
        by: .repository,
        "How long after the agent's end its output may stay open before it is said who holds it"
    )

    package static let checkpointsEnabled = SettingKey(
        "checkpoints.enabled",
        .truth,
        standard: true,
        by: .repository,
        "Whether the worktree of a run is saved from time to time"
    )

    package static let checkpointInterval = SettingKey(
        "checkpoints.interval",
        .durationOrNone(.seconds(1)...yearOfDays, step: .seconds(1)),
        standard: .seconds(60),
        by: .repository,
        "How often, where files have changed; with none only when asked and at the end"
    )

    package static let checkpointBytesMax = SettingKey(
        "checkpoints.bytes_max",
        .bytes(ByteCount(bytes: 0)...ByteCount(bytes: 1 << 40)),
        standard: ByteCount(bytes: 100 << 20),
        by: .repository,
        "How many bytes of files that git does not track one checkpoint takes"
    )

    package static let runsRoot = SettingKey(
        "runs.root",
        .folder,
        standard: nil,
        by: .user,
        "The folder that run directories are made in, where it is not the home"
    )

    package static let mainDatabase = SettingKey(
        "record.main_db",
        .file,
        standard: nil,
        by: .user,
        "The file of the index, where it is not index.db in the home"
    )

    package static let conversationsDatabase = SettingKey(
        "record.conversations_db",
        .file,
        standard: nil,
        by: .user,
        "The file of what was said, which may be on another disk, where it is not conversations.db in the home"
    )

    package static let autoAttach = SettingKey(
        "record.auto_attach",
        SettingForm<Bool>.truth,
        standard: true,
        by: .user,
        "Whether questions see what was said without being asked to"
    )

    package static let markers = SettingKey(
        "record.markers",
        .prefixes,
        standard: [],
        by: .user,
        "How lines begin by which an agent tells you something: each becomes an event of its run, of type marker"
    )

    package static let indexWait = SettingKey(
        "record.index_wait",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(60),
        by: .user,
        "For how long an import, or whatever else writes to the index, waits for another that does"
    )

    package static let archiveAfter = SettingKey(
        "record.archive_after_days",
        .integer(0...36_500),
        standard: 30,
        by: .user,
        "How many days after its end a month is kept before it is archived"
    )

    package static let archiveDirectory = SettingKey(
        "record.archive_dir",
        .folder,
        standard: nil,
        by: .user,
        "The folder that months are archived to from now on, such as one on another disk, where it is not archive in "
            + "the home"
    )

    package static let autoArchive = SettingKey(
        "record.auto_archive",
        SettingForm<Bool>.truth,
        standard: false,
        by: .user,
        "Whether months are archived without being asked for, when they have been kept for that long"
    )

    package static let autoPruneAfter = SettingKey(
        "record.auto_prune_after_days",
        .integerOrNone(1...36_500),
        standard: nil,
        by: .user,
        "How many days after its end an archived month is removed for ever; with none only when asked"
    )

    /// All of them, in the order in which they are shown.
    package static let all: [SettingRow] =
        [
            recorderOnError.row, runBytesMax.row, atRunBytesMax.row, runTimeout.row, stopGrace.row, drain.row,
            checkpointsEnabled.row, checkpointInterval.row, checkpointBytesMax.row,
        ] + ofAgents + [
            runsRoot.row, mainDatabase.row, conversationsDatabase.row, autoAttach.row, markers.row, indexWait.row,
            archiveAfter.row, archiveDirectory.row, autoArchive.row, autoPruneAfter.row,
        ] + flock + ofWatch + ofWorktrees + ofSources + ofWayOut + ofBudgets + ofAlerts + ofPanes + ofWeb

    private static let yearOfDays = Duration.seconds(365 * 86_400)
}
