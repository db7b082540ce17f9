import Domain
package import Journal

/// The settings that a run goes by, apart from what was asked for it.
package struct LaunchSettings: Hashable, Sendable {
    package var stopGrace = Duration.seconds(10)
    package var drain = Duration.milliseconds(500)
    package var onError = LaunchPlan.Failing.wait
    /// Zero: none.
    package var runBytesMax: Int64 = 0
    package var atRunBytesMax = LaunchPlan.AtLimit.stop
    package var checkpointBytesMax: Int64 = 100 << 20
    /// Where run directories go instead of the home; relative to the repository.
    package var runsRoot: String?
    /// How long a shim may take to say that it has started.
    package var startPatience = Duration.seconds(60)

    package init() {}
}
