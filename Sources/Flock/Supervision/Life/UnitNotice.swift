package import Domain
package import Platform

/// What the daemon tells systemd where that has started it, by sd_notify(3): one message to a socket. Elsewhere nobody
/// is told.
package struct UnitNotice: Sendable {
    private let socket: String?
    /// How often it wants to hear that we are alive.
    package let watchdogInterval: Duration?
    /// Whether it is systemd that starts us, and starts us again.
    package let isOurStarter: Bool

    /// - Parameter pid: ours: what systemd has given to a process goes on to its children, who are not meant.
    package init(_ environment: Environment, pid: Int32) {
        let mine = environment["SYSTEMD_EXEC_PID"].map { $0 == "\(pid)" }
        let socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        isOurStarter = mine ?? (socket != nil || environment["INVOCATION_ID"] != nil)
        self.socket = isOurStarter ? socket : nil
        let isWatched = environment["WATCHDOG_PID"].map { $0 == "\(pid)" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
        watchdogInterval = isOurStarter && isWatched ? microseconds.map { .microseconds($0 / 2) } : nil
    }

    package func ready(pid: Int32) { tell("READY=1\nMAINPID=\(pid)\nSTATUS=running") }

    package func reloading(at now: MonotonicTime) { tell("RELOADING=1\nMONOTONIC_USEC=\(now.nanoseconds / 1000)") }

    package func reloaded() { tell("READY=1") }

    package func stopping(_ status: String) { tell("STOPPING=1\nSTATUS=\(status)") }

    package func alive() { tell("WATCHDOG=1") }

    private func tell(_ text: String) {
        guard let socket else { return }
        Deliberate.ignore(because: "whoever started us learns the rest from how we end") { () throws(PlatformError) in
            try UnixDatagram.send(text, to: socket)
        }
    }
}
