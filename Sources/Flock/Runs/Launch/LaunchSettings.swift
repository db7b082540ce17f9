package import Domain
package import Settings

/// The settings that a run goes by, where nothing else was asked for it.
package struct LaunchSettings: Hashable, Sendable {
    package var stopGrace = Duration.seconds(10)
    package var drain = Duration.milliseconds(500)
    package var onError = WriteFailurePolicy.wait
    /// Zero: none.
    package var runBytesMax: Int64 = 0
    package var atRunBytesMax = RunLimitPolicy.stop
    package var timeout: Duration?
    package var takesCheckpoints = true
    package var checkpointInterval: Duration?
    package var checkpointBytesMax: Int64 = 100 << 20
    /// Where run directories go instead of the home; relative to the repository.
    package var runsRoot: String?

    package init() {}

    package init(_ settings: Settings) {
        stopGrace = settings[Setting.stopGrace]
        drain = settings[Setting.drain]
        onError = settings[Setting.recorderOnError]
        runBytesMax = settings[Setting.runBytesMax]?.bytes ?? 0
        atRunBytesMax = settings[Setting.atRunBytesMax]
        timeout = settings[Setting.runTimeout]
        takesCheckpoints = settings[Setting.checkpointsEnabled]
        checkpointInterval = settings[Setting.checkpointInterval]
        checkpointBytesMax = settings[Setting.checkpointBytesMax].bytes
        runsRoot = settings[Setting.runsRoot]
    }
}
