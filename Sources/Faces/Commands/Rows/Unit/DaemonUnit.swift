import Domain
import Platform
import Runs

/// The daemon of a home whose unit is installed: systemd is asked to begin and to end it, so that only one begins it.
struct DaemonUnit {
    private let unit: UnitFile
    private let invocation: Invocation

    init(_ unit: UnitFile, _ invocation: Invocation) {
        self.unit = unit
        self.invocation = invocation
    }

    /// - Parameter arguments: what the daemon was to be given, which a unit does not take.
    func start(_ arguments: [String]) throws(CommandError) -> ExitCode {
        guard arguments.isEmpty else {
            throw .refused(
                "systemd starts this daemon (\(unit.name)), and takes no \(arguments[0])",
                hint: "for good: roost config set flock.workers N   once it runs: roost daemon scale N"
            )
        }
        if let living = try invocation.livingDaemon() {
            throw .refused(
                "the daemon is running already (pid \(living.process.pid))",
                hint: "see it: roost daemon status"
            )
        }
        do throws(Systemctl.Fault) { try Systemctl(invocation.environment).call("start", unit.name) } catch {
            throw .failed(
                "systemd did not start \(unit.name): \(SafeText.of(error.text))",
                hint: "without systemd: roost daemon start --foreground   for good: roost service uninstall"
            )
        }
        let pid = try invocation.livingDaemon().map { " (pid \($0.process.pid))" } ?? ""
        try invocation.console.say("roost: systemd has started the daemon\(pid)")
        return .ok
    }

    /// Where systemd does not answer, the daemon is ended all the same.
    func stop() throws(CommandError) {
        do throws(Systemctl.Fault) { try Systemctl(invocation.environment).call("stop", unit.name) } catch {
            try invocation.console.say("roost: systemd did not stop \(unit.name): \(SafeText.of(error.text))")
        }
    }
}
