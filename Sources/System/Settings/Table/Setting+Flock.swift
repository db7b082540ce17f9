package import Domain

/// What the daemon keeps to when it gives tasks to agents.
extension Setting {
    package static let workers = SettingKey(
        "flock.workers",
        .integer(1...1_000),
        standard: 4,
        by: .user,
        "How many runs the daemon has going at once"
    )

    package static let quietHours = SettingKey(
        "flock.quiet_hours",
        SettingForm<QuietHours?>.quietHours,
        standard: nil,
        by: .user,
        "The part of each day in which nothing new is started, by the local clock"
    )

    package static let attemptsMax = SettingKey(
        "flock.attempts_max",
        .integer(1...TaskPlan.attemptsMost),
        standard: 3,
        by: .user,
        "How often a step of a task may fail, where the task does not say"
    )

    package static let retryDelay = SettingKey(
        "flock.retry_delay",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(30),
        by: .user,
        "How long a task that failed waits before it is tried again; twice as long each time"
    )

    package static let retryDelayMax = SettingKey(
        "flock.retry_delay_max",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(3_600),
        by: .user,
        "How long it waits at most"
    )

    package static let startupDelay = SettingKey(
        "flock.startup_delay",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(300),
        by: .user,
        "The same, where its run ended at once with nothing done; twice as long each time"
    )

    package static let startupDelayMax = SettingKey(
        "flock.startup_delay_max",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(1_200),
        by: .user,
        "How long it then waits at most"
    )

    package static let startInterval = SettingKey(
        "flock.start_interval",
        .duration(.zero...Duration.seconds(3_600), step: .milliseconds(1)),
        standard: .seconds(1),
        by: .user,
        "How far apart two starts are at least"
    )

    package static let lineageFailedStartsMax = SettingKey(
        "flock.lineage_failed_starts_max",
        .integer(1...1_000),
        standard: 5,
        by: .user,
        "How many starts that came to nothing hold a task and all that follows from it until a person releases them"
    )

    package static let failedStartsMax = SettingKey(
        "flock.failed_starts_max",
        .integer(1...10_000),
        standard: 10,
        by: .user,
        "How many such starts of all tasks together hold the whole flock"
    )

    package static let failedStartsWindow = SettingKey(
        "flock.failed_starts_window",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(3_600),
        by: .user,
        "Within what time they count, and for how long the flock is then held"
    )

    package static let memoryMin = SettingKey(
        "flock.memory_min",
        .bytes(ByteCount(bytes: 0)...ByteCount(bytes: 1 << 40)),
        standard: ByteCount(bytes: 512 << 20),
        by: .user,
        "With less memory than this available nothing is started"
    )

    package static let diskMin = SettingKey(
        "flock.disk_min",
        .bytes(ByteCount(bytes: 0)...ByteCount(bytes: 1 << 50)),
        standard: ByteCount(bytes: 1 << 30),
        by: .user,
        "With less room than this on the disk nothing is started"
    )

    package static let retryLost = SettingKey(
        "flock.retry_lost",
        SettingForm<Bool>.truth,
        standard: false,
        by: .user,
        "Whether a task is tried again when nobody knows how its run ended; else a person has to say"
    )

    package static let cardFolders = SettingKey(
        "flock.cards",
        .arguments,
        standard: [],
        by: .user,
        "Folders whose task cards are taken up as tasks"
    )

    static let flock: [SettingRow] = [
        workers.row, quietHours.row, attemptsMax.row, retryDelay.row, retryDelayMax.row, startupDelay.row,
        startupDelayMax.row, startInterval.row, lineageFailedStartsMax.row, failedStartsMax.row,
        failedStartsWindow.row, memoryMin.row, diskMin.row, retryLost.row, cardFolders.row,
    ]
}
