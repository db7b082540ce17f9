/// From when on silence means something. Time in which the machine sleeps counts nowhere.
package struct HealthLimits: Hashable, Sendable {
    /// Below it a worker's heartbeat is fresh.
    package static let heartbeatFresh = Duration.seconds(30)
    package static let workerTimeoutUsual = Duration.seconds(45)
    /// Up to it a pane is active.
    package static let paneActive = Duration.seconds(300)
    /// With less room than this nothing can be recorded.
    package static let roomLeast = ByteCount(bytes: 1 << 20)

    /// From it on a worker counts as lost; in between its heartbeat is late.
    package let workerTimeout: Duration

    package init(workerTimeout: Duration = workerTimeoutUsual) { self.workerTimeout = workerTimeout }
}
